package dev.mayday.issues.read;

import static dev.mayday.issues.ingestion.read.AnEvent.anEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayday.issues.Refused;
import dev.mayday.issues.ingestion.consume.Rig;
import dev.mayday.wire.SpooledEnvelope;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {

    @ParameterizedTest
    @CsvSource({
        "24h, 2026-03-01T10:05:00Z, PT24H, PT30M",
        "14d, 2026-03-01T11:00:00Z, PT336H, PT6H",
        "30d, 2026-03-01T11:00:00Z, PT720H, PT24H",
        "1h, 2026-03-01T10:05:00Z, PT1H, PT5M",
        "36h, 2026-03-01T11:00:00Z, PT36H, PT1H",
        "7d, 2026-03-01T11:00:00Z, PT168H, PT3H",
        "90d, 2026-03-01T11:00:00Z, PT2160H, PT39H"
    })
    void the_running_bucket_counts_and_the_oldest_partial_one_does_not(
            String word, Instant end, Duration length, Duration bar) {
        var window = Period.of(word).endingAt(Instant.parse("2026-03-01T10:04:59Z"));

        assertThat(window.to()).isEqualTo(end);
        assertThat(window.from()).isEqualTo(end.minus(length));
        assertThat(window.bar()).isEqualTo(bar);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-01T12:59:45Z, 8", "2026-03-01T13:00:10Z, 3"})
    void an_hour_counts_its_running_minute_and_not_the_one_that_it_began_in(
            Instant now, long expected) {
        var rig = new Rig();
        var events = new ArrayList<SpooledEnvelope>();
        for (var at : List.of("12:00:30", "12:59:30")) {
            for (int i = 0; i < (at.equals("12:00:30") ? 5 : 3); i++) {
                events.add(rig.sender.event(anEvent(), Instant.parse("2026-03-01T" + at + "Z")));
            }
        }
        rig.digest(events);

        var window = Period.Window.of(Duration.ofHours(1), 1, 1, now);

        assertThat(
                        rig.database.number(
                                """
                                SELECT coalesce(sum(events), 0)::bigint FROM issue_count
                                 WHERE project_id = $1 AND tier = $2 AND start >= $3 AND start < $4""",
                                rig.project,
                                (short) window.tier(),
                                window.from().atOffset(ZoneOffset.UTC),
                                window.to().atOffset(ZoneOffset.UTC)))
                .isEqualTo(expected);
    }

    @Test
    void any_hours_and_days_are_cut_into_whole_buckets() {
        for (int hours = 1; hours <= 90 * 24; hours++) {
            var window = Period.of(hours + "h").endingAt(Instant.EPOCH);

            assertThat(window.bar().toMinutes() % window.tier()).as(hours + "h").isZero();
            assertThat(window.bar().multipliedBy(window.bars()))
                    .isBetween(Duration.ofHours(hours), Duration.ofHours(hours).plus(window.bar()));
            assertThat(window.bars()).as(hours + "h").isBetween(Math.min(hours, 12), 56);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0d", "91d", "2161h", "1y", "-1d", "d", "14", "99999d", "٣d", "7D"})
    void what_is_no_period_is_refused(String word) {
        assertThatThrownBy(() -> Period.of(word))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("period");
    }
}
