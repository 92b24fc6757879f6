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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "script-src 'self'         | https://evil.example/a.js | Blocked 'script' from"
                        + " 'evil.example'",
                "script-src-elem           | https://evil.example/a.js | Blocked 'script' from"
                        + " 'evil.example'",
                "img-src                   | https://evil.example/a    | Blocked 'image' from"
                        + " 'evil.example'",
                "form-action               | https://evil.example/a    | Blocked 'form' action to"
                        + " 'evil.example'",
                "style-src-attr            | https://evil.example/a    | Blocked style attribute"
                        + " from 'evil.example'",
                "base-uri                  | https://evil.example/a    | Blocked 'base-uri' from"
                        + " 'evil.example'",
                "font-src                  | data                      | Blocked 'font' from"
                        + " 'data'",
                "style-src                 | self                      | Blocked inline 'style'",
                "script-src 'unsafe-inline'| self                      | Blocked unsafe inline"
                        + " 'script'",
                "script-src 'unsafe-eval'  | self                      | Blocked unsafe eval()"
                        + " 'script'",
                "script-src                | self                      | Blocked unsafe (eval() or"
                        + " inline) 'script'",
            })
    void D7_what_a_policy_forbade_is_an_event_of_its_own(
            String directive, String blocked, String title) {
        rig.digest(
                report(
                        "{'csp-report':{'document-uri':'https://shop.example/','violated-directive':'%s','blocked-uri':'%s'}}"
                                .formatted(directive.replace('\'', '`'), blocked)));

        assertThat(rig.word("title")).isEqualTo(title);
        assertThat(rig.tag("logger", "csp")).isEqualTo(1);
        assertThat(rig.tag("release", "a@1")).isEqualTo(1);
        assertThat(rig.tag("effective-directive", directive.split(" ")[0])).isEqualTo(1);
        assertThat(rig.tag("url", "https://shop.example/")).isEqualTo(1);
    }

    @Test
    void D9_reports_of_the_newer_form_are_read_and_others_than_of_a_policy_are_invalid() {
        var newer =
                "{'type':'csp-violation','url':'https://a','body':{'documentURL':'https://a','blockedURL':'https://b/x','effectiveDirective':'img-src','disposition':'report'}}";
        rig.digest(report(newer), report(newer), report("{'type':'deprecation','body':{}}"));

        assertThat(rig.events()).isEqualTo(2);
        assertThat(rig.word("title")).isEqualTo("Blocked 'image' from 'b'");
        assertThat(rig.word("level")).isEqualTo("warning");
        assertThat(rig.outcomes("security", "invalid", "security_report_type")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'blocked-uri':'chrome-extension://abc/x.js'",
                "'blocked-uri':'https://a/','source-file':'moz-extension'",
                "'blocked-uri':'about:blank'",
                "'blocked-uri':'safari-web-extension'"
            })
    void D10_what_an_extension_of_the_browser_did_is_filtered(String sent) {
        rig.digest(report("{'csp-report':{'effective-directive':'script-src'," + sent + "}}"));

        assertThat(rig.events()).isZero();
        assertThat(rig.outcomes("security", "filtered", "browser-extensions")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "7", "{'csp-report':{}}", "{'csp-report':7}"})
    void D10_what_is_no_report_is_invalid(String sent) {
        rig.digest(report(sent));

        assertThat(rig.outcomes("security", "invalid", "security_report")).isEqualTo(1);
    }

    @Test
    void D7_reports_that_no_browser_sends_any_more_are_kept_as_they_are() {
        rig.digest(
                report("{'expect-ct-report':{'hostname':'a.example','port':443}}"),
                report("{'hostname':'a.example','known-pins':['x']}"));

        assertThat(rig.events()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'a':1}                               | x              | unknown         | invalid"
                        + "  | unknown_item",
                "{'type':7,'length':1}                 | x              | unknown         | invalid"
                        + "  | unknown_item",
                "{'type':null}                         | x              | unknown         | invalid"
                        + "  | unknown_item",
                "{'type':'integration'}                | x              | unknown         | invalid"
                        + "  | unsupported_item",
                "{'type':'form_data'}                  | x              | default         |"
                        + " accepted | counted",
                "{'type':'attachment','length':0}      |                | attachment      |"
                        + " accepted | counted",
                "{'type':'attachment','x':{'y':[1]}}   | x              | attachment_item |"
                        + " accepted | counted",
                "{'type':'client_report'}              | {              | internal        | invalid"
                        + "  | invalid_json",
            })
    void C_each_item_has_its_outcome_and_costs_the_event_beside_it_nothing(
            String header, String payload, String category, String outcome, String reason) {
        var item = header.replace('\'', '"') + "\n" + (payload == null ? "" : payload) + "\n";

        rig.digest(envelope("{}\n" + item + "{\"type\":\"event\"}\n{\"message\":\"x\"}"));

        assertThat(rig.outcomes(category, outcome, reason)).isEqualTo(1);
        assertThat(rig.events()).isEqualTo(1);
    }

    @Test
    void C_an_event_of_no_bytes_is_no_json() {
        rig.digest(envelope("{}\n{\"type\":\"event\",\"length\":0}\n"));
        rig.digest(envelope("{}\n{\"type\":\"event\"}"));

        assertThat(rig.outcomes("error", "invalid", "invalid_json")).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"event, transaction, transaction", "transaction, event, error"})
    void C21_of_an_event_and_a_transaction_the_first_is_taken(
            String first, String second, String duplicate) {
        var payload = "{\"message\":\"x\"}";
        rig.digest(rig.sender.envelope(id, rig.now, item(first, payload), item(second, payload)));

        assertThat(rig.outcomes(duplicate, "invalid", "duplicate_item")).isEqualTo(1);
        assertThat(rig.events()).isEqualTo(first.equals("event") ? 1 : 0);
    }

    @Test
    void C24_of_two_times_of_sending_the_last_holds() {
        var sent = rig.now.minus(Duration.ofHours(2));
        rig.digest(
                envelope(
                        "{\"sent_at\":\"2020-01-01T00:00:00Z\",\"sent_at\":\""
                                + sent
                                + "\",\"unknown\":[{}],\"trace\":7}\n"
                                + "{\"type\":\"event\"}\n{\"message\":\"x\",\"timestamp\":\""
                                + sent
                                + "\"}"));

        assertThat(happened()).isEqualTo(rig.now);
    }

    private SpooledEnvelope report(String json) {
        var payload = json.replace('\'', '"').replace('`', '\'');
        return rig.sender.bytes(
                UUID.randomUUID(),
                rig.now,
                ("{}\n{\"type\":\"raw_security\",\"sentry_release\":\"a@1\"}\n" + payload)
                        .getBytes(ISO_8859_1));
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
