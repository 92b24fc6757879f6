package dev.mayday.issues.organization;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugsTest {

    @ParameterizedTest
    @CsvSource({
        "First project, first-project",
        "Übergrößen-Shop, ubergro-en-shop",
        "'  --Web  &  API-- ', web-api",
        "shop 2, shop-2",
        "42, ''",
        "日本, ''",
        "'', ''",
        "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeee fff, aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeee"
    })
    void a_name_becomes_a_slug_or_nothing(String name, String slug) {
        assertThat(Slugs.of(name)).isEqualTo(slug);
    }
}
