package dev.mayday.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlashTest {

    @Test
    void what_the_cookie_carries_reads_back() {
        for (var flash :
                List.of(
                        new Flash(Flash.Deed.DONE, List.of(), "SHOP-12 \"resolved\"; ß…", 42),
                        Flash.failed("Not delivered: 404 no_service"),
                        new Flash(Flash.Deed.RUN_AGAIN, List.of(3L, 1L, 12L)),
                        Flash.of(Flash.Deed.RULES_SAVED))) {
            assertThat(Flash.decode(flash.encoded())).hasValue(flash);
            assertThat(flash.encoded()).matches("[A-Za-z0-9._-]*");
        }
    }

    @Test
    void what_is_long_still_fits_a_cookie() {
        var flash = Flash.done("\uD83D\uDCA5".repeat(5_000));

        assertThat(flash.encoded().length()).isLessThan(3_000);
        assertThat(Flash.decode(flash.encoded())).isPresent();
    }

    @Test
    void only_a_decision_can_be_undone() {
        assertThat(new Flash(Flash.Deed.DONE, List.of(), "x", 42).undo())
                .isEqualTo("/issues/decisions/42");
        assertThat(Flash.of(Flash.Deed.RULES_SAVED).undo()).isEmpty();
        assertThat(Flash.decode("NODE_FORGOTTEN.1.2.3"))
                .hasValueSatisfying(forged -> assertThat(forged.undo()).isEmpty());
    }

    @Test
    void a_cookie_of_thousands_of_numbers_says_nothing() {
        assertThat(Flash.decode("RUN_AGAIN." + "1-".repeat(20_000) + "1")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "DONE",
                "<b>.1",
                "DELETED.x",
                "DELETED.1-",
                "DELETED.1.x",
                "UNKNOWN.1",
                "DELETED.99999999999999999999",
                "DONE..1.<b>"
            })
    void a_cookie_that_we_did_not_write_says_nothing(String text) {
        assertThat(Flash.decode(text)).isEmpty();
    }

    @Test
    void broken_words_are_none() {
        assertThat(Flash.decode("DONE..1.A"))
                .hasValueSatisfying(flash -> assertThat(flash.sentence()).isEmpty());
    }
}
