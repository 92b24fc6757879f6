package dev.mayday.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlashTest {

    @Test
    void what_the_cookie_carries_reads_back() {
        var flash = new Flash(Flash.Deed.RESOLVED, List.of(42L, 43L));

        assertThat(Flash.decode(flash.encoded())).hasValue(flash);
        var half = new Flash(Flash.Deed.REOPENED, List.of(42L), 7);
        assertThat(Flash.decode(half.encoded())).hasValue(half);
        assertThat(Flash.decode(Flash.of(Flash.Deed.RULE_CHANGED).encoded()))
                .hasValue(Flash.of(Flash.Deed.RULE_CHANGED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "RESOLVED",
                "<b>.1",
                "RESOLVED.x",
                "RESOLVED.1-",
                "RESOLVED.1.x",
                "UNKNOWN.1",
                "RESOLVED.99999999999999999999"
            })
    void a_cookie_that_we_did_not_write_says_nothing(String text) {
        assertThat(Flash.decode(text)).isEmpty();
    }
}
