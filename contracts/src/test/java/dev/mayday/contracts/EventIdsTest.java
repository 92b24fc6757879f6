package dev.mayday.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventIdsTest {

    private static final String ID = "9ec79c33ec9942ab8353589fcb2e04dc";

    @ParameterizedTest
    @ValueSource(
            strings = {
                ID,
                "9EC79C33EC9942AB8353589FCB2E04DC",
                "9ec79c33-ec99-42ab-8353-589FCB2E04dc"
            })
    void every_textual_form_is_read(String text) {
        assertThat(EventIds.parse(text).map(EventIds::format)).contains(ID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not-a-uuid",
                "9ec79c33ec9942ab8353589fcb2e04d",
                "+ec79c33ec9942ab8353589fcb2e04dc"
            })
    void anything_else_is_no_id(String text) {
        assertThat(EventIds.parse(text)).isEmpty();
    }

    @Test
    void leading_zeros_stay() {
        var zeros = "00000000000000000000000000000abc";

        assertThat(EventIds.parse(zeros).map(EventIds::format)).contains(zeros);
    }
}
