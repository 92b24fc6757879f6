package dev.mayday.issues.ingestion.consume;

import static dev.mayday.issues.ingestion.read.AnEvent.anEvent;
import static dev.mayday.issues.ingestion.read.Sender.item;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Each item of an envelope ends in exactly one outcome.
class ItemsTest {

    private final Rig rig = new Rig();

    @Test
    void what_is_not_stored_yet_is_counted_under_its_category() {
        rig.digest(
                rig.sender.envelope(
                        null,
                        rig.now,
                        item("session", "{}"),
                        item("check_in", "{}"),
                        item("span", "{}"),
                        item("attachment", "12345"),
                        item("user_report", "{}")));

        assertThat(counted("session")).isEqualTo(1);
        assertThat(counted("monitor")).isEqualTo(1);
        assertThat(counted("span")).isEqualTo(1);
        assertThat(counted("attachment_item")).isEqualTo(1);
        assertThat(counted("attachment")).isEqualTo(5);
        assertThat(counted("feedback")).isEqualTo(1);
    }

    @Test
    void what_nobody_knows_is_invalid() {
        rig.digest(
                rig.sender.envelope(
                        null, rig.now, item("hologram", "{}"), item("statsd", "a:1|c")));

        assertThat(rig.outcomes("unknown", "invalid", "unknown_item")).isEqualTo(1);
        assertThat(rig.outcomes("metric_bucket", "invalid", "unsupported_item")).isEqualTo(1);
    }

    @Test
    void the_second_event_of_an_envelope_is_a_duplicate() {
        digest(item("event", anEvent().json()), item("event", anEvent().json()));

        assertThat(rig.column("events")).isEqualTo(1);
        assertThat(rig.outcomes("error", "accepted", "stored")).isEqualTo(1);
        assertThat(rig.outcomes("error", "invalid", "duplicate_item")).isEqualTo(1);
    }

    @Test
    void an_event_after_a_feedback_is_stored() {
        digest(item("feedback", "{}"), item("feedback", "{}"), item("event", anEvent().json()));

        assertThat(rig.column("events")).isEqualTo(1);
        assertThat(rig.outcomes("error", "accepted", "stored")).isEqualTo(1);
        assertThat(counted("feedback")).isEqualTo(1);
        assertThat(rig.outcomes("feedback", "invalid", "duplicate_item")).isEqualTo(1);
    }

    @Test
    void what_sentry_s_own_services_say_is_refused() {
        rig.digest(rig.sender.envelope(null, rig.now, item("integration", "{}")));

        assertThat(rig.outcomes("unknown", "invalid", "unsupported_item")).isEqualTo(1);
    }

    @Test
    void broken_json_is_invalid_and_the_rest_lands() {
        rig.digest(
                rig.sender.envelope(
                        UUID.randomUUID(),
                        rig.now,
                        item("event", "{\"message\": "),
                        item("session", "{}")),
                rig.sender.event(anEvent(), rig.now));

        assertThat(rig.column("events")).isEqualTo(1);
        assertThat(rig.outcomes("error", "invalid", "invalid_json")).isEqualTo(1);
        assertThat(counted("session")).isEqualTo(1);
        assertThat(rig.received("error")).isEqualTo(2);
    }

    @Test
    void what_a_client_threw_away_stands_beside_what_was_received() {
        var report =
                """
                {"discarded_events": [
                  {"reason": "before_send", "category": "error", "quantity": 40},
                  {"reason": "made up", "category": "error", "quantity": 2},
                  {"reason": "before_send", "category": "nonsense", "quantity": 7},
                  {"reason": "before_send", "category": "error", "quantity": -1}]}""";

        rig.digest(rig.sender.envelope(null, rig.now, item("client_report", report)));

        assertThat(rig.outcomes("error", "client_discard", "before_send")).isEqualTo(40);
        assertThat(rig.outcomes("error", "client_discard", "other")).isEqualTo(2);
        assertThat(counted("internal")).isEqualTo(1);
        assertThat(rig.received("error")).isZero();
    }

    private void digest(byte[]... items) {
        rig.digest(rig.sender.envelope(UUID.randomUUID(), rig.now, items));
    }

    private long counted(String category) {
        return rig.outcomes(category, "accepted", "counted");
    }
}
