package dev.mayday.issues.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayday.issues.Refused;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignInLimitsTest {

    private static final Instant NOW = Instant.parse("2026-01-19T08:15:00Z");

    @ParameterizedTest
    @CsvSource({
        "5, 5, 5, 5, for this account from your address",
        "0, 20, 0, 20, from your address",
        "0, 0, 100, 100, for this account",
        "0, 0, 0, 120, on this server"
    })
    void each_limit_says_what_it_is_and_what_to_do(
            int both, int address, int account, int all, String subject) {
        var limits = limits(both, address, account, all, false);

        assertThatThrownBy(() -> limits.check(NOW))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(subject)
                .hasMessageContaining("Try again in")
                .hasMessageContaining("mayday sign-in-link");
    }

    @Test
    void where_a_person_signed_in_before_nobody_else_locks_that_person_out() {
        var limits = limits(4, 19, 5_000, 5_000, true);

        assertThatCode(() -> limits.check(NOW)).doesNotThrowAnyException();
    }

    private static SignInLimits limits(int both, int address, int account, int all, boolean known) {
        return new SignInLimits(tries(both), tries(address), tries(account), all, known);
    }

    private static SignInLimits.Tries tries(int count) {
        return new SignInLimits.Tries(count, count == 0 ? null : NOW.minusSeconds(60));
    }
}
