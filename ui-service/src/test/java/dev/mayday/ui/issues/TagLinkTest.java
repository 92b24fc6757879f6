package dev.mayday.ui.issues;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagLinkTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '|',
            value = {
                "release     | shop@2.5.0 | release:shop@2.5.0",
                "is          | x          | tags[is]:x",
                "browser     | Chrome 12* | tags[browser]:\"Chrome 12*\"",
                "a b         | x\"y       | tags[a b]:\"x\\\"y\"",
                "od]d        | x          | ~~",
                "empty       | ~~         | ~~"
            })
    void a_tag_is_asked_for_whatever_its_key_and_value(String key, String value, String query) {
        assertThat(TagLink.query(key, value)).isEqualTo(query);
    }
}
