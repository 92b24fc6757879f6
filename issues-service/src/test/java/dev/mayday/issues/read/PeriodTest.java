package dev.mayday.issues.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {

    @ParameterizedTest
    @CsvSource({
        "24h, 2026-03-01T10:05:00Z, PT24H, PT30M",
        "14d, 2026-03-01T11:00:00Z, PT336H, PT6H",
        "30d, 2026-03-01T11:00:00Z, PT720H, PT24H"
    })
    void the_running_bucket_counts_and_the_oldest_partial_one_does_not(
            String word, Instant end, Duration length, Duration bar) {
        var window = Period.of(word).endingAt(Instant.parse("2026-03-01T10:04:59Z"));

        assertThat(window.to()).isEqualTo(end);
        assertThat(window.from()).isEqualTo(end.minus(length));
        assertThat(window.bar()).isEqualTo(bar);
    }
}
