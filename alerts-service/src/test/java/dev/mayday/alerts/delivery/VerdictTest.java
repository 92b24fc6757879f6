package dev.mayday.alerts.delivery;

import static dev.mayday.alerts.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.alerts.delivery.Verdict.Backoff;
import dev.mayday.alerts.delivery.Verdict.Dead;
import dev.mayday.alerts.delivery.Verdict.Delivered;
import dev.mayday.alerts.delivery.Verdict.Retry;
import dev.mayday.alerts.delivery.Verdict.RetryAfter;
import dev.mayday.alerts.egress.Reply;
import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTest {

    private final RandomGenerator random = new Random(1);

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void any_2xx_is_delivered(int status) {
        assertThat(verdict(reply(status))).isEqualTo(new Delivered());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 408, 425, 429, 500, 502, 503, 504, 599})
    void what_may_pass_is_tried_again(int status) {
        assertThat(verdict(reply(status))).isInstanceOf(Retry.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 307, 308, 400, 401, 403, 404, 405, 413, 418, 422, 451})
    void what_will_not_pass_is_dead_at_once(int status) {
        assertThat(verdict(reply(status))).isEqualTo(new Dead(false));
    }

    @Test
    void a_receiver_that_is_gone_takes_its_destination_along() {
        assertThat(verdict(reply(410))).isEqualTo(new Dead(true));
    }

    @Test
    void an_address_that_the_guard_refuses_is_not_tried_again() {
        var barred = new Reply(0, null, "resolves to 10.0.0.7 (private)", true);

        assertThat(verdict(barred)).isEqualTo(new Dead(false));
    }

    @ParameterizedTest
    @CsvSource({"1, 10", "2, 20", "3, 40", "9, 2560", "10, 3600", "11, 3600", "60, 3600"})
    void the_bound_doubles_up_to_an_hour(int attempt, long seconds) {
        assertThat(Backoff.bound(attempt)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void waits_are_spread_over_the_whole_span() {
        var waits =
                IntStream.range(0, 2000)
                        .mapToLong(_ -> Backoff.after(3, random).toMillis())
                        .summaryStatistics();

        assertThat(waits.getMin()).isBetween(1000L, 1500L);
        assertThat(waits.getMax()).isBetween(39_000L, 40_000L);
        assertThat(waits.getAverage()).isBetween(19_000.0, 22_000.0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "120 | 120",
                "' 7 ' | 7",
                "0 | 0",
                "3600 | 3600",
                "86400 | 3600",
                "999999999999999999999999 | 3600",
                "-5 | 0",
                "soon | 0",
                "'' | 0",
                "1.5 | 0",
                "Mon, 2 Mar 2026 12:02:00 GMT | 120",
                "Mon, 02 Mar 2026 12:02:00 GMT | 120",
                "Mon, 2 Mar 2026 11:00:00 GMT | 0",
                "Wed, 2 Mar 2033 12:00:00 GMT | 3600",
            })
    void retry_after_is_read_in_seconds_or_as_a_date_and_never_beyond_an_hour(
            String header, long seconds) {
        assertThat(RetryAfter.parse(header, NOON)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void retry_after_lengthens_the_wait_and_pauses_the_destination(int status) {
        var asked = new Reply(status, "120", "", false);

        var retry = (Retry) verdict(asked);

        assertThat(retry.at()).isEqualTo(NOON.plusSeconds(120));
        assertThat(retry.pause()).isEqualTo(Duration.ofSeconds(120));
    }

    @Test
    void retry_after_does_not_shorten_the_wait() {
        var asked = new Reply(429, "0", "", false);

        var verdict = Verdict.of(asked, 10, NOON, NOON, new Random(5));

        assertThat(((Retry) verdict).at()).isAfter(NOON.plusSeconds(1));
    }

    @Test
    void retry_after_counts_only_where_it_is_meant() {
        assertThat(((Retry) verdict(new Reply(500, "3000", "", false))).pause())
                .isEqualTo(Duration.ZERO);
    }

    @Test
    void a_day_after_the_first_attempt_the_delivery_is_given_up() {
        var first = NOON.minus(Duration.ofHours(24));

        assertThat(Verdict.of(reply(500), 30, first, NOON, random)).isEqualTo(new Dead(false));
        assertThat(Verdict.of(reply(500), 1, first.plusSeconds(11), NOON, random))
                .isInstanceOf(Retry.class);
    }

    private Verdict verdict(Reply reply) {
        return Verdict.of(reply, 1, NOON, NOON, random);
    }

    private static Reply reply(int status) {
        return new Reply(status, null, "", false);
    }
}
