package dev.mayday.issues.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

    /// The secret of RFC 6238, appendix B: "12345678901234567890".
    private static final String RFC = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    /// The last six of the eight digits that stand there.
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void the_codes_are_those_of_the_standard(long seconds, String code) {
        assertThat(Totp.code(RFC, seconds / 30)).isEqualTo(code);
        assertThat(Totp.step(RFC, code, Instant.ofEpochSecond(seconds), 0)).hasValue(seconds / 30);
    }

    @Test
    void a_clock_may_differ_by_a_step_and_no_code_counts_twice() {
        var now = Instant.ofEpochSecond(1111111109);
        long step = 1111111109 / 30;

        for (long near = step - 1; near <= step + 1; near++) {
            assertThat(Totp.step(RFC, Totp.code(RFC, near), now, 0)).hasValue(near);
        }
        assertThat(Totp.step(RFC, Totp.code(RFC, step + 2), now, 0)).isEmpty();
        assertThat(Totp.step(RFC, Totp.code(RFC, step - 2), now, 0)).isEmpty();
        assertThat(Totp.step(RFC, Totp.code(RFC, step), now, step)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"''", "12345", "1234567", "abcdef", "'１２３４５６'", "-12345"})
    void what_is_no_code_is_none(String text) {
        assertThat(Totp.step(RFC, text, Instant.EPOCH, -9)).isEmpty();
    }

    @Test
    void a_secret_has_160_bits_in_base32() {
        assertThat(Totp.secret(new Random(1)))
                .matches("[A-Z2-7]{32}")
                .isNotEqualTo(Totp.secret(new Random(2)));
    }
}
