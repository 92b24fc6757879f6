package dev.mayday.issues.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShortIdTextTest {

    @ParameterizedTest
    @CsvSource({"SHOP-1, shop, 1", "my-shop-1A, my-shop, 42", "my-shop-Zz, my-shop, 1023"})
    void any_letter_case_is_read(String text, String project, long number) {
        assertThat(ShortIdText.parse(text)).contains(new Term.Issue(project, number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SHOP", "SHOP-", "-1", "SHOP-U", "SHOP_X-1", "SHOP-1234567890123"})
    void anything_else_is_none(String text) {
        assertThat(ShortIdText.parse(text)).isEmpty();
    }
}
