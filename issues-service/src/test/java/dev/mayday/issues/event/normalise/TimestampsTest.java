package dev.mayday.issues.event.normalise;

import static dev.mayday.issues.event.normalise.Reads.RECEIVED;
import static dev.mayday.issues.event.normalise.Reads.body;
import static dev.mayday.issues.event.normalise.Reads.event;
import static dev.mayday.issues.event.normalise.Reads.reading;
import static dev.mayday.issues.event.normalise.Reads.sentAt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.issues.event.model.ClaimedTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The server received at 2026-01-19T09:14:37.900Z.
class TimestampsTest {

    @ParameterizedTest
    @CsvSource({
        "'2026-01-19T09:14:31',              2026-01-19T09:14:31Z",
        "'2026-01-19 09:14:31.5',            2026-01-19T09:14:31.500Z",
        "'2026-01-19T11:14:31+02:00',        2026-01-19T09:14:31Z",
        "'2026-01-19T03:44:31.25-0530',      2026-01-19T09:14:31.250Z",
        "'2026-01-19T09:14:31.123456789Z',   2026-01-19T09:14:31.123456Z",
        "1768814071,                         2026-01-19T09:14:31Z",
        "1768814071.123457,                  2026-01-19T09:14:31.123457Z",
        "'1768814071.5',                     2026-01-19T09:14:31.500Z",
        "'2026-01-19T09:15:37.900Z',         2026-01-19T09:15:37.900Z",
        "'2025-12-20T09:14:37.900Z',         2025-12-20T09:14:37.900Z",
    })
    void every_way_to_write_a_time_is_read(String sent, String expected) {
        var quoted =
                sent.matches("[0-9.]+") && !sent.equals("1768814071.5") ? sent : "'" + sent + "'";

        var event = event("{'timestamp':" + quoted + "}");

        assertThat(event.timestamp()).isEqualTo(Instant.parse(expected));
        assertThat(body(event).path("timestamp").asText()).isEqualTo(expected);
        assertThat(body(event).has("errors")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "1768814071123,                2026-01-19T09:14:31.123Z",
        "1.768814071123e12,            2026-01-19T09:14:31.123Z",
        "'\"2026-01-19T09:14\"',       2026-01-19T09:14:00Z",
        "'\"2026-01-19T09:14+02:00\"', 2026-01-19T07:14:00Z",
        "'\"2024-01-01T00:00:00Z\"',   2024-01-01T00:00:00Z",
        "'\"9999-12-31T23:59:59Z\"',   9999-12-31T23:59:59Z",
    })
    void the_claimed_time_is_kept_before_it_is_clamped(String sent, Instant claimed) {
        assertThat(event("{'timestamp':" + sent + "}").claimed())
                .isEqualTo(new ClaimedTime.At(claimed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'yesterday'",
                "1e300",
                "'1e300'",
                "'10000-01-01T00:00:00Z'",
                "'1960-01-01T00:00:00Z'",
                "{'a':1}",
                "true",
                "99999999999999999999"
            })
    void a_time_that_nobody_can_read_is_claimed_as_such(String sent) {
        var event = event("{'timestamp':" + sent + "}");

        assertThat(event.claimed()).isEqualTo(new ClaimedTime.Unreadable());
        assertThat(event.timestamp()).isEqualTo(RECEIVED);
        assertThat(event("{}").claimed()).isEqualTo(new ClaimedTime.Absent());
    }

    @Test
    void milliseconds_are_read_with_a_note_and_a_claim_moves_with_the_drift() {
        var dayAgo = RECEIVED.minus(Duration.ofDays(1));
        var event =
                event(
                        "{'timestamp':" + dayAgo.minusSeconds(60).toEpochMilli() + "}",
                        sentAt(dayAgo));

        assertThat(event.claimed()).isEqualTo(new ClaimedTime.At(RECEIVED.minusSeconds(60)));
        assertThat(body(event).at("/_meta/timestamp//rem/0/0").asText()).isEqualTo("!milliseconds");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'1960-01-01T00:00:00Z'",
                "'0001-01-01T00:00:00'",
                "'2026-13-01T00:00:00Z'",
                "'yesterday'",
                "NaN",
                "1e300",
                "1e999",
                "{}",
                "[1]",
                "true",
                "'2026-01-19T09:14:31 Mars'"
            })
    void what_is_no_time_becomes_the_time_of_receipt(String sent) {
        assertThat(event("{'timestamp':" + sent + "}").timestamp()).isEqualTo(RECEIVED);
    }

    @Test
    void a_missing_time_is_the_time_of_receipt() {
        assertThat(event("{}").timestamp()).isEqualTo(RECEIVED);
    }

    @Test
    void a_negative_number_is_no_event() {
        assertThat(reading("{'timestamp':-1}"))
                .isEqualTo(new Reading.Refused("timestamp", "The timestamp is negative."));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-19T09:24:37.900Z, future_timestamp",
        "2026-01-19T09:15:37.901Z, future_timestamp",
        "9999-12-31T23:59:59Z,     future_timestamp",
        "2025-12-10T09:14:37.900Z, past_timestamp",
        "2025-12-20T09:14:37.899Z, past_timestamp",
        "1970-01-01T00:00:00Z,     past_timestamp",
    })
    void a_time_far_off_becomes_the_time_of_receipt_and_is_remembered(String sent, String error) {
        var event = event("{'timestamp':'" + sent + "'}");

        assertThat(event.timestamp()).isEqualTo(RECEIVED);
        assertThat(body(event).at("/errors/0/type").asText()).isEqualTo(error);
        assertThat(body(event).at("/_meta/timestamp//val").asText()).isEqualTo(sent);
    }

    @Test
    void a_clock_two_hours_behind_is_corrected() {
        var twoHoursAgo = RECEIVED.minus(Duration.ofHours(2));

        var event =
                event(
                        "{'timestamp':'"
                                + twoHoursAgo
                                + "','breadcrumbs':[{'timestamp':'"
                                + twoHoursAgo
                                + "'}]}",
                        sentAt(twoHoursAgo));

        assertThat(event.timestamp()).isEqualTo(RECEIVED);
        assertThat(body(event).at("/errors/0/type").asText()).isEqualTo("clock_drift");
        assertThat(body(event).at("/errors/0/sdk_time").asText())
                .isEqualTo("2026-01-19T07:14:37.900Z");
        assertThat(body(event).at("/breadcrumbs/values/0/timestamp").asText())
                .isEqualTo("2026-01-19T09:14:37.900Z");
    }

    @ParameterizedTest
    @CsvSource({"PT10M, false", "PT54M59S, false", "PT55M, true", "PT-2H, true"})
    void a_small_drift_is_left_alone(Duration behind, boolean corrected) {
        var theirs = RECEIVED.minus(behind);

        var event = event("{'timestamp':'" + theirs + "'}", sentAt(theirs));

        assertThat(event.timestamp()).isEqualTo(corrected ? RECEIVED : theirs);
        assertThat(body(event).has("errors")).isEqualTo(corrected);
    }

    @Test
    void breadcrumbs_move_with_an_event_from_the_future() {
        var event =
                event(
                        "{'timestamp':'2026-01-19T10:14:37.900Z',"
                                + "'breadcrumbs':[{'timestamp':'2026-01-19T10:14:30.900Z'}]}");

        assertThat(body(event).at("/breadcrumbs/values/0/timestamp").asText())
                .isEqualTo("2026-01-19T09:14:30.900Z");
    }
}
