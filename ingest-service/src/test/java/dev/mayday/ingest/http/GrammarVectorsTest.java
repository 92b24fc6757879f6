package dev.mayday.ingest.http;

import static dev.mayday.ingest.http.KeyServer.K;
import static dev.mayday.ingest.http.Vector.EVENT;
import static dev.mayday.ingest.http.Vector.ID;
import static dev.mayday.ingest.http.Vector.encoded;
import static dev.mayday.ingest.http.Vector.ok;
import static dev.mayday.ingest.http.Vector.vector;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.contracts.EventIds;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Protocol 13.3: what an envelope is, as far as the door decides it.
@QuarkusTest
@QuarkusTestResource(KeyServer.class)
class GrammarVectorsTest extends Vectors {

    static Stream<Vector> vectors() {
        var head = "{\"event_id\":\"" + ID + "\"}\n";
        return Stream.of(
                vector("C1", 200, "{}", r -> r.key(K).body("{}")),
                ok("C2", r -> r.key(K).body(head)),
                vector(
                        "C3",
                        200,
                        "{}",
                        r ->
                                r.key(K)
                                        .body(
                                                "{}\n"
                                                        + "{\"type\":\"session\"}\n"
                                                        + "{\"started\":\"2020-02-07T14:16:00Z\",\"attrs\":{\"release\":\"a@1\"}}")),
                ok(
                        "C4",
                        r ->
                                r.key(K)
                                        .body(
                                                head
                                                        + "{\"type\":\"attachment\",\"length\":0}\n\n"
                                                        + "{\"type\":\"attachment\",\"length\":0}")),
                vector(
                        "C7 too long",
                        400,
                        "end of file",
                        r -> r.key(K).body("{}\n{\"type\":\"a\",\"length\":3}\nxx")),
                vector(
                        "C7 too short",
                        400,
                        "newline",
                        r -> r.key(K).body("{}\n{\"type\":\"a\",\"length\":1}\nxx")),
                badLength("-1"),
                badLength("\"12\""),
                badLength("1.5"),
                badLength("2.0"),
                badLength("true"),
                badLength("[2]"),
                badLength("99999999999999999999"),
                vector("C9", 200, "{}", r -> r.key(K).body("{}\n{\"type\":\"nobody-knows\"}\nx")),
                ok(
                        "C5 attachment up to the end",
                        r -> r.key(K).body(head + "{\"type\":\"attachment\"}\nhelloworld")),
                ok(
                        "C5 attachment up to the line's end",
                        r -> r.key(K).body(head + "{\"type\":\"attachment\"}\nhelloworld\n")),
                ok(
                        "C6 attachment with mark and line ends, then an event",
                        r ->
                                r.key(K)
                                        .body(
                                                "\uFEFF"
                                                        + head
                                                        + "{\"type\":\"attachment\",\"length\":10}\n"
                                                        + "\uFEFFhello\r\n\n"
                                                        + "{\"type\":\"event\",\"length\":41}\n"
                                                        + "{\"message\":\"hello"
                                                        + " world\",\"level\":\"error\"}\n")),
                ok(
                        "C10 unknown binary item, then an event",
                        r ->
                                r.key(K)
                                        .body(
                                                head
                                                        + "{\"type\":\"x\",\"length\":6}\n\n"
                                                        + "\0{\"]\n\n"
                                                        + "{\"type\":\"event\"}\n"
                                                        + "{}")),
                ok(
                        "C11",
                        r ->
                                r.key(K)
                                        .body(
                                                head.replace("\n", "\r\n")
                                                        + "{\"type\":\"event\"}\r\n{}")),
                ok("C12", r -> r.key(K).body(EVENT + "\n\n\n")),
                vector("C13", 400, "invalid item header", r -> r.key(K).body("{}\nhello\nx")),
                vector("C14", 400, "invalid envelope header", r -> r.key(K).body("hello")),
                vector("C15", 400, "invalid envelope header", r -> r.key(K).body("[]")),
                ok(
                        "C16",
                        r ->
                                r.key(K)
                                        .body(
                                                head
                                                        + "{\"type\":\"event\"}\n"
                                                        + "{\"event_id\":\"11111111111111111111111111111111\"}")),
                ok(
                        "C17",
                        r ->
                                r.key(K)
                                        .body(
                                                "{}\n"
                                                        + "{\"type\":\"event\"}\n"
                                                        + "{\"a\":[{}],\"event_id\":\"9EC79C33-EC99-42AB-8353-589FCB2E04DC\"}")),
                vector(
                        "C18",
                        200,
                        "{\"id\":\"",
                        r -> r.key(K).body("{}\n{\"type\":\"event\"}\n{\"message\":\"x\"}")),
                ok(
                        "C16 of two ids the last",
                        r ->
                                r.key(K)
                                        .body(
                                                "{\"event_id\":\""
                                                        + "1".repeat(32)
                                                        + "\","
                                                        + head.substring(1))),
                ok(
                        "C17 an id of zeros is none",
                        r ->
                                r.key(K)
                                        .body(
                                                head.replace(ID, "0".repeat(32))
                                                        + "{\"type\":\"event\"}\n"
                                                        + head)),
                vector(
                        "C19",
                        400,
                        "invalid envelope header",
                        r -> r.key(K).body("{\"event_id\":\"not-a-uuid\"}")),
                ok("C21", r -> r.key(K).body(EVENT + "\n{\"type\":\"transaction\"}\n{}")),
                ok(
                        "C24",
                        r -> r.key(K).body(EVENT.replaceFirst("\\{", "{\"sent_at\":\"garbage\","))),
                ok("C24 null", r -> r.key(K).body(EVENT.replaceFirst("\\{", "{\"sent_at\":null,"))),
                vector(
                        "C25 three attachments of 80 MB",
                        413,
                        "attachment",
                        r -> encoded(r, "zstd", Envelopes.attachments(3, 80))),
                ok("C25 two of them", r -> encoded(r, "zstd", Envelopes.attachments(2, 80))),
                vector(
                        "C25",
                        413,
                        "attachment",
                        r ->
                                r.key(K)
                                        .body(
                                                head
                                                        + "{\"type\":\"attachment\",\"length\":0}\n\n"
                                                                .repeat(31))),
                vector(
                        "C26",
                        413,
                        "exceeded size limits for type 'event'",
                        r ->
                                r.key(K)
                                        .body(
                                                head
                                                        + "{\"type\":\"event\"}\n"
                                                        + " ".repeat(1_200_000))),
                ok(
                        "C27 broken event",
                        r -> r.key(K).body(head + "{\"type\":\"event\"}\n{\"message\":")),
                ok("C28 NaN", r -> r.key(K).body(head + "{\"type\":\"event\"}\n{\"x\":NaN}")),
                idless("C30", "{\"type\":\"client_report\"}\n", "{\"discarded_events\":[]}"),
                idless(
                        "C29 log container that claims more than it has",
                        "{\"type\":\"log\",\"item_count\":3}\n",
                        "{\"items\":[{},{}]}"),
                idless(
                        "C30 unknown category and no quantity",
                        "{\"type\":\"client_report\"}\n",
                        "{\"discarded_events\":[{\"category\":\"x\",\"quantity\":0}]}"),
                ok(
                        "C31 replay",
                        r ->
                                r.key(K)
                                        .body(
                                                head
                                                        + "{\"type\":\"replay_event\"}\n"
                                                        + "{\"segment_id\":0}\n"
                                                        + "{\"type\":\"replay_recording\",\"length\":7}\n"
                                                        + "{}\n"
                                                        + "x\0\n\n\n")),
                ok(
                        "C32 attachment without its event",
                        r -> r.key(K).body(head + "{\"type\":\"attachment\"}\nx")),
                ok(
                        "C32 attachment before its event",
                        r ->
                                r.key(K)
                                        .body(
                                                head
                                                        + "{\"type\":\"attachment\"}\n"
                                                        + "x\n"
                                                        + "{\"type\":\"event\"}\n"
                                                        + "{}")),
                vector("C33", 200, "{}", r -> r.key(K).body("{}\n{\"type\":\"integration\"}\n{}")),
                vector(
                        "C34",
                        413,
                        "session",
                        r -> r.key(K).body("{}\n" + "{\"type\":\"session\"}\n{}\n".repeat(5000))),
                vector(
                        "hostile type",
                        413,
                        "type",
                        r ->
                                r.key(K)
                                        .body(
                                                "{}\n"
                                                        + "{\"type\":\"a\\r\\nX: \\\"<b>\"}\n{}\n"
                                                                .repeat(1001))));
    }

    /// One item in an envelope without an id: there is none to answer with.
    private static Vector idless(String name, String header, String payload) {
        return vector(name, 200, "{}", r -> r.key(K).body("{}\n" + header + payload));
    }

    private static Vector badLength(String length) {
        var body = "{}\n{\"type\":\"a\",\"length\":" + length + "}\nxx";
        return vector("C8 " + length, 400, "invalid item header", r -> r.key(K).body(body));
    }

    @Test
    void C20_the_same_event_twice_is_answered_alike_and_passed_on() {
        var marker = "marker-" + System.nanoTime();
        var sent = new RawHttp(url.getPort()).key(K).header("User-Agent", marker).body(EVENT);

        assertThat(sent.send().body()).isEqualTo("{\"id\":\"" + ID + "\"}");
        assertThat(sent.send().body()).isEqualTo("{\"id\":\"" + ID + "\"}");

        var first = digest.await(envelope -> envelope.userAgent().equals(marker));
        digest.await(
                envelope ->
                        envelope.userAgent().equals(marker)
                                && envelope.sequence() != first.sequence());
    }

    @Test
    void the_id_that_is_answered_is_the_one_that_is_published() {
        var marker = "marker-" + System.nanoTime();
        var body = "{}\n{\"type\":\"event\"}\n{\"message\":\"" + marker + "\"}";

        var response =
                new RawHttp(url.getPort()).key(K).header("User-Agent", marker).body(body).send();

        var published = digest.await(envelope -> envelope.userAgent().equals(marker));
        var id = EventIds.format(published.eventId());
        assertThat(response.body()).isEqualTo("{\"id\":\"" + id + "\"}");
        assertThat(published.body()).asString().isEqualTo(body);
        assertThat(published.projectId()).isEqualTo(42);
        assertThat(published.verified()).isTrue();
        assertThat(published.clientAddress()).isEqualTo("127.0.0.1");
    }
}
