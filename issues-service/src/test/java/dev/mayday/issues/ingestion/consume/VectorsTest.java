package dev.mayday.issues.ingestion.consume;

import static dev.mayday.issues.ingestion.read.AnEvent.anEvent;
import static dev.mayday.issues.ingestion.read.Sender.item;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.wire.SpooledEnvelope;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The table of protocol 13.3, as far as the digest decides it.
class VectorsTest {

    private final Rig rig = new Rig();
    private final UUID id = UUID.randomUUID();

    @ParameterizedTest
    @ValueSource(strings = {"", "\n"})
    void C5_an_attachment_without_a_length_has_all_bytes_of_its_line(String end) {
        rig.digest(envelope("{}\n{\"type\":\"attachment\"}\nhelloworld" + end));

        assertThat(rig.outcomes("attachment", "accepted", "counted")).isEqualTo(10);
    }

    @Test
    void C6_an_attachment_of_odd_bytes_is_exact_and_the_event_behind_it_is_stored() {
        var event = "{\"message\":\"hello world\",\"level\":\"error\"}";
        assertThat(event).hasSize(41);
        rig.digest(
                envelope(
                        "{}\n{\"type\":\"attachment\",\"length\":10}\n\u00EF\u00BB\u00BFhello\r\n\n"
                                + "{\"type\":\"event\",\"length\":41}\n"
                                + event));

        assertThat(rig.outcomes("attachment", "accepted", "counted")).isEqualTo(10);
        assertThat(rig.outcomes("error", "accepted", "stored")).isEqualTo(1);
    }

    @Test
    void C10_an_event_behind_an_unknown_binary_item_is_stored() {
        rig.digest(
                envelope(
                        "{}\n{\"type\":\"hologram\",\"length\":6}\n\n\0{\"\u00FF\n\n"
                                + "{\"type\":\"event\"}\n{\"message\":\"x\"}"));

        assertThat(rig.events()).isEqualTo(1);
        assertThat(rig.outcomes("unknown", "invalid", "unknown_item")).isEqualTo(1);
    }

    @Test
    void C20_the_same_event_twice_is_one_event_and_counts_once() {
        rig.digest(rig.sender.event(anEvent(), id, rig.now));
        rig.digest(rig.sender.event(anEvent(), id, rig.now));

        assertThat(rig.events()).isEqualTo(1);
        assertThat(rig.column("events")).isEqualTo(1);
        assertThat(rig.outcomes("error", "invalid", "duplicate")).isEqualTo(1);
    }

    @Test
    void C22_times_of_a_clock_two_hours_behind_move_by_two_hours() {
        var behind = rig.now.minus(Duration.ofHours(2));

        rig.digest(sentAt("\"" + behind + "\"", behind.minusSeconds(5)));

        assertThat(happened()).isEqualTo(rig.now.minusSeconds(5));
    }

    @Test
    void C23_a_clock_ten_minutes_behind_is_left_alone() {
        var behind = rig.now.minus(Duration.ofMinutes(10));

        rig.digest(sentAt("\"" + behind + "\"", behind.minusSeconds(5)));

        assertThat(happened()).isEqualTo(behind.minusSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"null", "\"garbage\"", "{}", "[]", "\"2026-13-45T99:00:00Z\"", "-1e999"})
    void C24_who_does_not_say_when_it_was_sent_has_no_clock_to_correct(String sentAt) {
        var happened = rig.now.minus(Duration.ofHours(2));

        rig.digest(sentAt(sentAt, happened));

        assertThat(happened()).isEqualTo(happened);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "log          | log_item     | ,'item_count':3    |"
                        + " {'items':[{'body':'a'},{'body':'{[','b':[{}]}]} | 2",
                "log          | log_item     |                    |"
                        + " {'version':2,'x':[{}],'items':[{},{},{}]}       | 3",
                "log          | log_item     | ,'item_count':1e9  | {'items':[]}                   "
                        + "                 | 1",
                "trace_metric | trace_metric | ,'item_count':0    | {'items':[{'name':'items'},{}]}"
                        + "                 | 2",
                "span         | span         |                    |"
                        + " {'op':'db','data':{'items':[{},{}]}}            | 1",
                "span         | span         | ,'item_count':'x'  | {'items':[{},{},               "
                        + "                 | 2",
            })
    void C29_a_container_counts_as_what_is_in_it(
            String type, String category, String claim, String payload, int held) {
        var header = "{'type':'" + type + "'" + (claim == null ? "" : claim) + "}";

        rig.digest(envelope(("{}\n" + header + "\n" + payload).replace('\'', '"')));

        assertThat(rig.outcomes(category, "accepted", "counted")).isEqualTo(held);
    }

    @Test
    void C30_a_client_report_of_nothing_known_is_accepted_and_adds_nothing() {
        var report =
                "{\"discarded_events\":[{\"reason\":\"x\",\"category\":\"hologram\",\"quantity\":3},"
                    + "{\"reason\":\"before_send\",\"category\":\"error\",\"quantity\":0}]}";
        rig.digest(
                rig.sender.envelope(
                        null,
                        rig.now,
                        item("client_report", report),
                        item("client_report", "{}"),
                        item("client_report", "[]")));

        assertThat(rig.outcomes("internal", "accepted", "counted")).isEqualTo(3);
        assertThat(rig.sum("SELECT count(*) FROM outcome WHERE project_id = $1")).isEqualTo(1);
    }

    @Test
    void C31_a_replay_and_an_event_in_another_envelope_are_each_accounted_for() {
        rig.digest(
                rig.sender.envelope(
                        id,
                        rig.now,
                        item("replay_event", "{\"type\":\"replay_event\",\"segment_id\":0}"),
                        item("replay_recording", new byte[] {'{', '}', '\n', 0x78, 0, -1, '\n'})),
                rig.sender.event(anEvent(), rig.now));

        assertThat(rig.outcomes("replay", "accepted", "counted")).isEqualTo(2);
        assertThat(rig.events()).isEqualTo(1);
    }

    @Test
    void C32_attachments_before_their_event_are_taken_and_the_event_has_their_id() {
        rig.digest(rig.sender.envelope(id, rig.now, item("attachment", "early")));
        rig.digest(
                rig.sender.envelope(
                        id, rig.now, item("attachment", "first"), item("event", anEvent().json())));

        assertThat(rig.outcomes("attachment_item", "accepted", "counted")).isEqualTo(2);
        assertThat(rig.rows("SELECT id FROM event WHERE project_id = $1"))
                .singleElement()
                .satisfies(row -> assertThat(row.getUUID(0)).isEqualTo(id));
    }

    private SpooledEnvelope envelope(String body) {
        return rig.sender.bytes(id, rig.now, body.getBytes(ISO_8859_1));
    }

    private SpooledEnvelope sentAt(String sentAt, Instant happened) {
        return envelope(
                "{\"sent_at\":"
                        + sentAt
                        + "}\n{\"type\":\"event\"}\n{\"message\":\"x\",\"timestamp\":\""
                        + happened
                        + "\"}");
    }

    /// Of the only event.
    private Instant happened() {
        return rig.rows("SELECT occurred FROM event WHERE project_id = $1")
                .getFirst()
                .getOffsetDateTime(0)
                .toInstant();
    }
}
