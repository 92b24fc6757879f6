package dev.mayday.issues.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.contracts.ShortIds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShortIdTextTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 31, 32, 1023, 123_456_789})
    void a_short_id_is_found_again_in_any_letter_case(long number) {
        var text = ShortIds.format("web-shop", number);

        assertThat(ShortIdText.parse(text)).contains(new ShortIdText("web-shop", number));
        assertThat(ShortIdText.parse(text.toLowerCase()))
                .contains(new ShortIdText("web-shop", number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SHOP", "SHOP-", "SHOP-U1", "-1", "SHOP-1 OR 1=1", "ÄÖ-1"})
    void anything_else_is_none(String text) {
        assertThat(ShortIdText.parse(text)).isEmpty();
    }
}
