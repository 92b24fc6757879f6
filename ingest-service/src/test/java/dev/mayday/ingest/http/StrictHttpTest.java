package dev.mayday.ingest.http;

import static dev.mayday.ingest.http.KeyServer.K;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URL;
import java.util.List;
import java.util.concurrent.Executors;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Faults row 25: nothing about where a request ends, or for whom it is, is left to guess.
@QuarkusTest
@QuarkusTestResource(KeyServer.class)
class StrictHttpTest {

    private static final String SMUGGLED = "GET /smuggled HTTP/1.1\r\nHost: h\r\n\r\n";

    private static final List<String> AMBIGUOUS =
            List.of(
                    "Content-Length: 4\r\nTransfer-Encoding: chunked",
                    "Transfer-Encoding: chunked\r\nContent-Length: 4",
                    "Transfer-Encoding: chunked\r\nContent-Length: 0",
                    "Transfer-Encoding: xchunked",
                    "Transfer-Encoding: gzip, chunked",
                    "Transfer-Encoding: chunked, chunked",
                    "Transfer-Encoding: chunked, identity",
                    "Transfer-Encoding: identity",
                    "Transfer-Encoding: \"chunked\"",
                    "Transfer-Encoding: chunked;q=1",
                    "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
                    "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
                    "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked",
                    "Transfer-Encoding:\r\n chunked",
                    "Transfer-Encoding: x\r\n chunked",
                    "Transfer-Encoding : chunked",
                    "Transfer-Encoding\t: chunked",
                    " Transfer-Encoding: chunked",
                    "Transfer-Encoding:",
                    "Transfer-Encoding: \u000bchunked",
                    "Transfer_Encoding: x\r\nTransfer-Encoding\u0000: chunked",
                    "Content-Length: 4\r\nContent-Length: 5",
                    "Content-Length: 4\r\nContent-Length: 4",
                    "Content-Length: 4, 5",
                    "Content-Length: 4, 4",
                    "Content-Length: +4",
                    "Content-Length: -4",
                    "Content-Length: 0x4",
                    "Content-Length: 4 4",
                    "Content-Length: 4\r\n 5",
                    "Content-Length:",
                    "Content-Length : 4",
                    "Content-Length: 99999999999999999999",
                    "Content-Length: 4\r\nHost: other",
                    "Content-Length: 4\r\nhOST: localhost",
                    "Content-Length: 4\r\nNo colon here",
                    "Content-Length: 4\r\nX: a\u0000b",
                    "Content-Length: 4\r\nX: a\rb",
                    "Content-Length: 4\r\n: nameless",
                    "Content-Length: 4\r\nX Y: z");

    private static final List<String> MALFORMED =
            List.of(
                    "POST /api/42/envelope/ HTTP/1.1\r\n",
                    "POST /api/42/envelope/ HTTP/1.1\r\nHost:\r\n",
                    "POST /api/42/envelope/ HTTP/1.1\r\nHost: a/b\r\n",
                    "POST /api/42/envelope/ HTTP/1.1\r\nHost: a, b\r\n",
                    "POST /api/42/envelope/ HTTP/1.1\r\nHost: a\r\n b\r\n",
                    "POST /api/42/envelope/ HTTP/1.1\r\nHost: user@host\r\n",
                    "POST /api/42/\u0000envelope/ HTTP/1.1\r\nHost: h\r\n",
                    "POST api/42/envelope/ HTTP/1.1\r\nHost: h\r\n",
                    "POST /api/42/envelope/ HTTP/2.0\r\nHost: h\r\n",
                    "POST /api/42/envelope/ HTTP/11\r\nHost: h\r\n",
                    "POST /api/42/envelope/ x HTTP/1.1\r\nHost: h\r\n",
                    "POST /api/42/envelope/\r\nHost: h\r\n",
                    "POST /api/42/envelope/ HTTP/1.0\r\nHost: h\r\nTransfer-Encoding: chunked\r\n",
                    "PRI * HTTP/2.0\r\n");

    /// All but the two that are spoken, however close they come to them.
    private static final List<String> VERSIONS =
            List.of(
                    "HTTP/0.9",
                    "HTTP/1.2",
                    "HTTP/1.3",
                    "HTTP/1.10",
                    "HTTP/1.01",
                    "HTTP/01.1",
                    "HTTP/1.999999999",
                    "HTTP/1.9999999999",
                    "HTTP/2.0",
                    "HTTP/3.0",
                    "HTTP/1",
                    "HTTP/1.",
                    "HTTP/1.1.1",
                    "HTTP/1.-1",
                    "HTTPS/1.1",
                    "ICY/1.1",
                    "http/1.1",
                    "1.1");

    private static final List<String> BAD_CHUNKS =
            List.of(
                    "x\r\n0\r\n\r\n",
                    "-1\r\n\r\n",
                    "1;a=b\nx\r\n0\r\n\r\n",
                    "2\r\n{}0\r\n\r\n",
                    "2\n{}\n0\n\n",
                    "ffffffffffffffffff\r\n{}",
                    "0x2\r\n{}\r\n0\r\n\r\n",
                    "\r\n2\r\n{}\r\n0\r\n\r\n",
                    "2;a=" + "b".repeat(64 << 10) + "\r\n{}\r\n0\r\n\r\n",
                    ("1;a=" + "b".repeat(8 << 10) + "\r\n \r\n").repeat(20) + "0\r\n\r\n",
                    "2\r\n{}\r\n0\r\nX: " + "y".repeat(64 << 10) + "\r\n\r\n",
                    "2\r\n{}\r\n0\r\n" + "X: y\r\n".repeat(8 << 10) + "\r\n");

    @TestHTTPResource URL url;

    @Test
    void an_ambiguous_head_is_refused_and_ends_the_connection() {
        inParallel(AMBIGUOUS, this::assertAmbiguous);
    }

    private void assertAmbiguous(String headers) throws IOException {
        try (var wire = Wire.to(url.getPort())) {
            wire.write(
                    "POST /api/42/envelope/?sentry_key=" + K + " HTTP/1.1\r\nHost: localhost\r\n");
            wire.write(headers + "\r\n\r\n");
            wire.tryWrite("0\r\n\r\n" + SMUGGLED);

            assertRefused(wire, headers)
                    .contains("connection: close", "Access-Control-Allow-Origin: *")
                    .containsOnlyOnce("HTTP/1.1");
        }
    }

    @Test
    void a_malformed_head_is_refused_and_ends_the_connection() {
        inParallel(MALFORMED, this::assertMalformed);
    }

    private void assertMalformed(String head) throws IOException {
        try (var wire = Wire.to(url.getPort())) {
            wire.write(head + "\r\n");
            wire.tryWrite(SMUGGLED);

            assertRefused(wire, head);
        }
    }

    @Test
    void a_version_that_is_not_spoken_is_refused_in_one_that_is_and_ends_the_connection() {
        inParallel(VERSIONS, this::assertNotSpoken);
    }

    private void assertNotSpoken(String version) throws IOException {
        try (var wire = Wire.to(url.getPort())) {
            wire.write(
                    "POST /api/42/envelope/?sentry_key=" + K + " " + version + "\r\nHost: h\r\n");
            wire.write("Content-Length: 2\r\n\r\n{}");
            wire.tryWrite(SMUGGLED);

            assertRefused(wire, version).contains("connection: close");
        }
    }

    /// And what is smuggled behind it is no request.
    private static AbstractStringAssert<?> assertRefused(Wire wire, String what)
            throws IOException {
        return assertThat(wire.rest())
                .as(what)
                .startsWith("HTTP/1.1 400")
                .contains("{\"detail\":\"")
                .doesNotContain("404");
    }

    @Test
    void both_versions_that_are_spoken_are_answered() throws IOException {
        for (var version : List.of("HTTP/1.0", "HTTP/1.1")) {
            try (var wire = Wire.to(url.getPort())) {
                wire.write("POST /api/42/envelope/?sentry_key=" + K + " " + version + "\r\n");
                wire.write("Host: h\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}");

                assertThat(wire.rest()).as(version).containsPattern("^HTTP/1.[01] 200");
            }
        }
    }

    @Test
    void a_malformed_body_is_refused_ends_the_connection_and_starts_no_request() {
        inParallel(BAD_CHUNKS, this::assertBadChunk);
    }

    private void assertBadChunk(String chunks) throws IOException {
        try (var wire = Wire.to(url.getPort())) {
            wire.write("POST /api/42/envelope/?sentry_key=" + K + " HTTP/1.1\r\nHost: h\r\n");
            wire.write("Transfer-Encoding: chunked\r\n\r\n");
            wire.tryWrite(chunks + SMUGGLED);

            assertRefused(wire, chunks)
                    .contains("connection: close", "{\"detail\":\"malformed request body\"}")
                    .contains("Access-Control-Allow-Origin: *")
                    .containsOnlyOnce("HTTP/1.1");
        }
    }

    @Test
    void a_malformed_chunk_is_answered_behind_the_answers_to_earlier_requests() throws IOException {
        try (var wire = Wire.to(url.getPort())) {
            var head = "POST /api/42/envelope/?sentry_key=" + K + " HTTP/1.1\r\nHost: h\r\n";
            wire.write(
                    head
                            + "Content-Length: 2\r\n\r\n{}"
                            + head
                            + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\nx\r\n");

            assertThat(wire.rest()).startsWith("HTTP/1.1 200").contains("HTTP/1.1 400");
        }
    }

    @Test
    void what_was_refused_before_its_body_had_come_gets_one_answer() throws IOException {
        try (var wire = Wire.to(url.getPort())) {
            wire.write("POST /api/42/envelope/?sentry_key=xyz HTTP/1.1\r\nHost: h\r\n");
            wire.write("Transfer-Encoding: chunked\r\n\r\n");
            var answer = wire.until("invalid public key");
            wire.tryWrite("x\r\n" + SMUGGLED);

            assertThat(answer + wire.rest())
                    .startsWith("HTTP/1.1 400")
                    .containsOnlyOnce("HTTP/1.1");
        }
    }

    @Test
    void extensions_of_chunks_and_trailers_are_read_and_decide_nothing() throws IOException {
        var chunks =
                "1;a=b\r\n{\r\n1 ; c=\"d\"\r\n}\r\n0;e\r\n"
                        + "Content-Length: 9\r\nHost: other\r\nTransfer-Encoding: gzip\r\n"
                        + "X-Sentry-Auth: Sentry sentry_key="
                        + K
                        + "\r\n\r\n";
        var next = "GET /api/x HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n";
        try (var wire = Wire.to(url.getPort())) {
            wire.write("POST /api/42/envelope/?sentry_key=" + K + " HTTP/1.1\r\nHost: h\r\n");
            wire.write("Transfer-Encoding: chunked\r\n\r\n" + chunks + next);
            assertThat(wire.rest()).startsWith("HTTP/1.1 200").contains("HTTP/1.1 404");
        }
        try (var wire = Wire.to(url.getPort())) {
            wire.write("POST /api/42/envelope/ HTTP/1.1\r\nHost: h\r\n");
            wire.write("Transfer-Encoding: chunked\r\n\r\n" + chunks + next);
            assertThat(wire.rest()).startsWith("HTTP/1.1 401");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"X", "TRACE", "CONNECT", "post"})
    void a_method_that_nobody_knows_is_told_those_that_are_known(String method) throws IOException {
        assertThat(answerTo(method))
                .startsWith("HTTP/1.1 405")
                .contains("llow: DELETE, GET, ")
                .contains("{\"detail\":\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PO(ST", "P,OST", "P@ST"})
    void what_is_no_word_is_no_method_but_malformed(String method) throws IOException {
        assertThat(answerTo(method)).startsWith("HTTP/1.1 400").contains("{\"detail\":\"");
    }

    private String answerTo(String method) throws IOException {
        try (var wire = Wire.to(url.getPort())) {
            return wire.write(method + " /api/42/envelope/ HTTP/1.1\r\nHost: h\r\n\r\n").rest();
        }
    }

    @Test
    void long_headers_are_431_and_a_long_line_is_414() throws IOException {
        try (var wire = Wire.to(url.getPort())) {
            wire.tryWrite("POST / HTTP/1.1\r\nHost: h\r\nX: " + "x".repeat(64 << 10) + "\r\n\r\n");
            assertThat(wire.rest()).startsWith("HTTP/1.1 431").contains("{\"detail\":\"");
        }
        try (var wire = Wire.to(url.getPort())) {
            wire.tryWrite("GET /" + "x".repeat(64 << 10) + " HTTP/1.1\r\nHost: h\r\n\r\n");
            assertThat(wire.rest()).startsWith("HTTP/1.1 414").contains("{\"detail\":\"");
        }
    }

    @Test
    void a_head_that_does_not_come_to_its_end_is_given_up() throws IOException {
        try (var dripping = Wire.to(url.getPort());
                var silent = Wire.to(url.getPort());
                var second = Wire.to(url.getPort())) {
            dripping.write("POST /api/42/envelope/ HTTP/1.1\r\nHost: h\r\nX-Slow");
            second.write("GET /api/x HTTP/1.1\r\nHost: h\r\n\r\nGET /api/y HT");

            assertThat(dripping.rest()).startsWith("HTTP/1.1 408").contains("{\"detail\":\"");
            assertThat(silent.rest()).isEmpty();
            assertThat(second.rest()).startsWith("HTTP/1.1 404").contains("HTTP/1.1 408");
        }
    }

    @Test
    void an_earlier_request_of_the_connection_gets_its_answer_first() throws IOException {
        try (var wire = Wire.to(url.getPort())) {
            wire.write(
                    "POST /api/42/envelope/?sentry_key="
                            + K
                            + " HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\n{}"
                            + "POST / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n");

            assertThat(wire.rest()).startsWith("HTTP/1.1 200").contains("HTTP/1.1 400");
        }
    }

    @Test
    void http_2_is_not_spoken() throws IOException {
        try (var wire = Wire.to(url.getPort())) {
            wire.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
            assertThat(wire.rest()).startsWith("HTTP/1.1 400");
        }
        try (var wire = Wire.to(url.getPort())) {
            wire.write(
                    "GET /api/x HTTP/1.1\r\nHost: h\r\nConnection: Upgrade, HTTP2-Settings\r\n"
                            + "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n"
                            + "GET /api/x HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
            assertThat(wire.rest()).startsWith("HTTP/1.1 404");
        }
    }

    @Test
    void a_path_of_the_api_that_nobody_knows_is_answered_in_json_for_any_page() {
        var paths =
                List.of(
                        "/api",
                        "/api/",
                        "/api/0/",
                        "/api/0/%2e%2e",
                        "/api/0/%2e%2e/42/envelope/",
                        "/api/0/envelope/",
                        "/api/0/store/",
                        "/api/1/../42/envelope/",
                        "/api/42/envelope/..",
                        "/api/42/envelope/%2e",
                        "/api/42/%65nvelope/",
                        "/api/42%2fenvelope/",
                        "/api/42/nothing/",
                        "/api/42/events/attachments",
                        "/api/nothing",
                        "/api//x",
                        "//api//");
        for (var path : paths) {
            var response = new RawHttp(url.getPort()).path(path).body("{}").send();

            assertThat(response.status()).as(path).isEqualTo(404);
            assertThat(response.body()).isEqualTo("{\"detail\":\"no such path\"}");
            assertThat(response.headers())
                    .containsEntry("content-type", "application/json")
                    .containsEntry("access-control-allow-origin", "*");
        }
    }

    @Test
    void slashes_may_be_doubled_and_the_project_is_still_the_one_of_the_path() {
        var sent = new RawHttp(url.getPort()).key(K).body("{}");
        assertThat(sent.path("//api/42/store/").send().status()).isEqualTo(200);
        assertThat(sent.path("//api///42//store").send().status()).isEqualTo(200);
        assertThat(sent.path("//api/1/store/").send().body()).contains("project_id");
        assertThat(sent.path("//api//store//").send().status()).isEqualTo(200);
    }

    private interface Case {
        void check(String text) throws IOException;
    }

    /// The server waits a second before it cuts a connection; together that is one second.
    private static void inParallel(List<String> cases, Case each) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var checks =
                    cases.stream()
                            .map(
                                    text ->
                                            threads.submit(
                                                    () -> {
                                                        each.check(text);
                                                        return text;
                                                    }))
                            .toList();
            assertThat(checks).allSatisfy(check -> assertThat(check.get()).isNotNull());
        }
    }
}
