package dev.mayday.ingest.http;

import static dev.mayday.ingest.http.KeyServer.BROWSER;
import static dev.mayday.ingest.http.KeyServer.DISABLED;
import static dev.mayday.ingest.http.KeyServer.K;
import static dev.mayday.ingest.http.KeyServer.K2;
import static dev.mayday.ingest.reading.Forms.DUMP;
import static dev.mayday.ingest.reading.Forms.part;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.ingest.reading.Forms;
import dev.mayday.wire.SpooledEnvelope;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The tables of protocol 13.1 to 13.4, as far as HTTP decides them, against the running service.
@QuarkusTest
@QuarkusTestResource(KeyServer.class)
class VectorsTest {

    static final String ID = "9ec79c33ec9942ab8353589fcb2e04dc";
    static final String EVENT = Envelopes.event(ID);

    @TestHTTPResource URL url;
    @Inject DigestStandIn digest;

    /// @param words that the answer contains; empty for none
    record Vector(String name, UnaryOperator<RawHttp> request, Set<Integer> status, String words) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Vector vector(
            String name, int status, String words, UnaryOperator<RawHttp> request) {
        return new Vector(name, request, Set.of(status), words);
    }

    private static Vector ok(String name, UnaryOperator<RawHttp> request) {
        return vector(name, 200, "{\"id\":\"" + ID + "\"}", request);
    }

    /// One item in an envelope without an id: there is none to answer with.
    private static Vector idless(String name, String header, String payload) {
        return vector(name, 200, "{}", r -> r.key(K).body("{}\n" + header + payload));
    }

    private static Vector badLength(String length) {
        var body = "{}\n{\"type\":\"a\",\"length\":" + length + "}\nxx";
        return vector("C8 " + length, 400, "invalid item header", r -> r.key(K).body(body));
    }

    static Stream<Vector> credentials() {
        var dsn = "\"dsn\":\"https://" + K + "@other.host/42\"";
        return Stream.of(
                ok("A1", r -> r.key(K).body(EVENT)),
                ok("A2 dsn only", r -> r.body(EVENT.replaceFirst("\\{", "{" + dsn + ","))),
                vector("A3", 401, "missing authorization information", r -> r.body(EVENT)),
                ok(
                        "A4 query",
                        r -> r.path(path("?sentry_key=" + K + "&sentry_version=7")).body(EVENT)),
                vector(
                        "A5",
                        401,
                        "multiple",
                        r -> r.key(K).path(path("?sentry_key=" + K2)).body(EVENT)),
                ok("A6 same key twice", r -> r.key(K).path(path("?sentry_key=" + K)).body(EVENT)),
                ok("A7", r -> r.header("X-Sentry-Auth", "sentry sentry_key=" + K).body(EVENT)),
                ok(
                        "A8",
                        r ->
                                r.header(
                                                "Authorization",
                                                "Sentry sentry_key=" + K + ", sentry_version=7")
                                        .body(EVENT)),
                ok(
                        "A9 basic",
                        r -> r.header("Authorization", "Basic " + base64(K + ":")).body(EVENT)),
                vector(
                        "A10",
                        400,
                        "unsupported protocol version",
                        r ->
                                r.header(
                                                "X-Sentry-Auth",
                                                "Sentry sentry_version=8, sentry_key=" + K)
                                        .body(EVENT)),
                vector(
                        "A11",
                        401,
                        "bad x-sentry-auth header",
                        r ->
                                r.header(
                                                "X-Sentry-Auth",
                                                "Sentry sentry_version=abc, sentry_key=" + K)
                                        .body(EVENT)),
                ok(
                        "A12",
                        r ->
                                r.header("X-Sentry-Auth", "Sentry sentry_version=4,sentry_key=" + K)
                                        .body(EVENT)),
                vector(
                        "A13 unknown",
                        403,
                        "rejected with_reason",
                        r -> r.key("00000000000000000000000000000013").body(EVENT)),
                vector("A14 no key", 400, "invalid public key", r -> r.key("xyz").body(EVENT)),
                vector(
                        "A15 other project",
                        403,
                        "rejected",
                        r -> r.path("/api/43/envelope/").key(K).body(EVENT)),
                vector(
                        "A16",
                        400,
                        "header mismatch",
                        r ->
                                r.key(K)
                                        .body(
                                                EVENT.replaceFirst(
                                                        "\\{",
                                                        "{\"dsn\":\"https://" + K + "@h/99\","))),
                vector(
                        "A16 key",
                        400,
                        "header mismatch",
                        r ->
                                r.key(K)
                                        .body(
                                                EVENT.replaceFirst(
                                                        "\\{",
                                                        "{\"dsn\":\"https://" + K2 + "@h/42\","))),
                ok(
                        "A17 other host",
                        r -> r.key(K).body(EVENT.replaceFirst("\\{", "{" + dsn + ","))),
                vector("A18 disabled", 403, "project_state", r -> r.key(DISABLED).body(EVENT)),
                ok("A19 no slash", r -> r.key(K).path("/api/42/envelope").body(EVENT)),
                ok("A19 slashes", r -> r.key(K).path("//api//42/envelope/").body(EVENT)),
                vector("A20", 400, "project", r -> r.key(K).path("/api/abc/envelope/").body(EVENT)),
                vector(
                        "A22 origin",
                        403,
                        "cors",
                        r -> r.key(BROWSER).header("Origin", "https://evil.test").body(EVENT)),
                ok(
                        "A22 origin allowed",
                        r -> r.key(BROWSER).header("Origin", "https://a.example.com").body(EVENT)),
                ok(
                        "A23 referer",
                        r -> r.key(BROWSER).header("Referer", "https://example.com/x").body(EVENT)),
                ok("A23 neither", r -> r.key(BROWSER).body(EVENT)),
                vector("A24", 405, "", r -> r.method("GET").key(K)),
                ok(
                        "A25 secret",
                        r ->
                                r.header("X-Sentry-Auth", "Sentry sentry_secret=x, sentry_key=" + K)
                                        .body(EVENT)),
                vector(
                        "not sentry",
                        401,
                        "bad x-sentry-auth",
                        r -> r.header("X-Sentry-Auth", "Bearer x").body(EVENT)));
    }

    static Stream<Vector> encodings() {
        return Stream.of(
                ok("B1 gzip", r -> encoded(r, "gzip", Envelopes.gzip(EVENT))),
                ok("B1 x-gzip", r -> encoded(r, "X-GZIP", Envelopes.gzip(EVENT))),
                ok("B2 deflate", r -> encoded(r, "deflate", Envelopes.zlib(EVENT))),
                ok("B3 br", r -> encoded(r, "br", Envelopes.brotli(EVENT))),
                ok("B4 zstd", r -> encoded(r, "zstd", Envelopes.zstd(EVENT))),
                ok("B5 empty", r -> encoded(r, "", Envelopes.plain(EVENT))),
                ok("B5 identity", r -> encoded(r, "identity", Envelopes.plain(EVENT))),
                ok("B5 utf-8", r -> encoded(r, "UTF-8", Envelopes.plain(EVENT))),
                ok("B6 raw deflate", r -> encoded(r, "deflate", Envelopes.rawDeflate(EVENT))),
                vector(
                        "B7",
                        400,
                        "content encoding",
                        r -> encoded(r, "gzip", Envelopes.plain(EVENT))),
                vector("B8", 415, "lzma", r -> encoded(r, "lzma", Envelopes.plain(EVENT))),
                vector(
                        "B8 nested",
                        415,
                        "gzip? gzip",
                        r -> encoded(r, "gzip, gzip", Envelopes.plain(EVENT))),
                vector(
                        "B9 bomb",
                        413,
                        "request body shrinks to less than a 200th when it is compressed; send it"
                                + " uncompressed, or compressed less",
                        r -> encoded(r, "gzip", Envelopes.bomb())),
                ok("B10 chunked", r -> r.key(K).chunked().body(EVENT)),
                ok(
                        "B11 text",
                        r ->
                                r.key(K)
                                        .header("Content-Type", "text/plain;charset=UTF-8")
                                        .body(EVENT)),
                ok(
                        "B11 form",
                        r ->
                                r.key(K)
                                        .header("Content-Type", "application/x-www-form-urlencoded")
                                        .body(EVENT)),
                ok(
                        "B11 multipart",
                        r -> r.key(K).header("Content-Type", "multipart/form-data").body(EVENT)),
                vector("B12", 400, "empty request body", r -> r.key(K)),
                vector("B12 gzip", 400, "empty request body", r -> encoded(r, "gzip", new byte[0])),
                ok("B13 members", r -> encoded(r, "gzip", Envelopes.inTwoMembers(EVENT))),
                vector(
                        "B14",
                        400,
                        "content encoding",
                        r -> encoded(r, "gzip", Envelopes.truncated(EVENT))),
                ok("100-continue", r -> r.key(K).header("Expect", "100-continue").body(EVENT)));
    }

    static Stream<Vector> grammar() {
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

    static Stream<Vector> store() {
        var json = "{\"event_id\":\"" + ID + "\",\"message\":\"m\"}";
        var packed = Base64.getEncoder().encodeToString(Envelopes.zlib(json));
        var query = "?sentry_version=7&sentry_key=" + K + "&sentry_data=" + packed;
        return Stream.of(
                ok("D1", r -> r.path("/api/42/store/").key(K).body(json)),
                ok("D1 gzip", r -> encoded(r.path("/api/42/store/"), "gzip", Envelopes.gzip(json))),
                ok(
                        "D2",
                        r ->
                                r.path("/api/42/store/")
                                        .key(K)
                                        .header("Content-Type", "application/octet-stream")
                                        .body(packed)),
                ok("D2 base64 of JSON", r -> r.path("/api/42/store/").key(K).body(base64(json))),
                vector(
                        "D3",
                        200,
                        "GIF89a",
                        r -> r.method("GET").path("/api/42/store/" + query.replace("+", "%2B"))),
                vector(
                        "D3 plus",
                        200,
                        "GIF89a",
                        r -> r.method("GET").path("/api/42/store/" + query)),
                ok("D4", r -> r.path("/api/store/").key(K).body(json)),
                vector(
                        "D5",
                        400,
                        "invalid JSON data",
                        r -> r.path("/api/42/store/").key(K).body("{\"a\":")),
                vector(
                        "D5 text",
                        400,
                        "invalid JSON data",
                        r -> r.path("/api/42/store/").key(K).body("?")),
                vector(
                        "D6",
                        400,
                        "invalid JSON data",
                        r -> r.path("/api/42/store/").key(K).body("{\"event_id\":\"garbage\"}")),
                vector("D19", 405, "", r -> r.method("HEAD").path("/api/42/store/").key(K)),
                vector("no key", 401, "missing", r -> r.path("/api/store/").body(json)),
                vector("no id", 200, "{\"id\":\"", r -> r.path("/api/42/store/").key(K).body("{}")),
                vector(
                        "NaN of others, which the digest reads too",
                        200,
                        "{\"id\":\"",
                        r -> r.path("/api/42/store/").key(K).body("{\"a\":NaN}")),
                ok(
                        "C28",
                        r ->
                                r.path("/api/42/store/")
                                        .key(K)
                                        .header("User-Agent", "raven-python/6.9")
                                        .body(json.replace("\"m\"", "NaN"))),
                vector(
                        "too large",
                        413,
                        "",
                        r ->
                                r.path("/api/42/store/")
                                        .key(K)
                                        .body("{\"a\":\"" + "x".repeat(1_100_000) + "\"}")),
                ok(
                        "envelope to store",
                        r ->
                                r.path("/api/42/store/")
                                        .key(K)
                                        .header("Content-Type", "application/x-sentry-envelope")
                                        .body(EVENT)));
    }

    static Stream<Vector> reports() {
        var otlp = "/api/42/integration/otlp/v1/";
        return Stream.of(
                report("D7 policy", 200, "application/csp-report", CSP),
                report("D7 with charset", 200, "Application/CSP-Report; charset=utf-8", CSP),
                report("D8", 415, "text/plain", CSP),
                report("D8 none", 415, "", CSP),
                report("D7 empty", 400, "application/csp-report", ""),
                report("D7 no JSON", 400, "application/csp-report", "{"),
                report("D7 no report", 400, "application/csp-report", "7"),
                report("D9 too many", 413, "application/reports+json", many("{}", 101)),
                report("D9 empty list", 400, "application/reports+json", "[]"),
                vector(
                        "D7 other path, gzip",
                        200,
                        "",
                        r ->
                                encoded(r, "gzip", Envelopes.gzip(CSP))
                                        .path("/api/42/csp-report/")
                                        .header("Content-Type", "application/csp-report")),
                checkIn("D11 begin", 202, "GET", "nightly/" + K + "?status=in_progress", ""),
                vector(
                        "D9 bomb",
                        413,
                        "limit of 1048576 bytes",
                        r ->
                                encoded(r, "gzip", Envelopes.bomb())
                                        .path("/api/42/security/")
                                        .header("Content-Type", "application/csp-report")),
                vector(
                        "D15 bomb",
                        413,
                        "limit of 6291456 bytes",
                        r -> encoded(r, "gzip", Envelopes.bomb()).path("/api/42/minidump/")),
                checkIn("D11 end", 202, "GET", "nightly/" + K + "/?status=ok", ""),
                checkIn("D11 key elsewhere", 202, "GET", "nightly/?status=ok&sentry_key=" + K, ""),
                checkIn("D11 two keys", 401, "GET", "x/" + K + "?status=ok&sentry_key=" + K2, ""),
                checkIn("D11 no key", 401, "GET", "nightly?status=ok", ""),
                checkIn("D12", 400, "GET", "nightly/" + K, ""),
                checkIn("D12 unknown", 400, "GET", "nightly/" + K + "?status=perhaps", ""),
                checkIn("D12 no JSON", 400, "POST", "nightly/" + K, "ok"),
                checkIn(
                        "D13",
                        202,
                        "POST",
                        "new/" + K,
                        "{\"status\":\"ok\",\"monitor_config\":{\"schedule\":{\"type\":\"crontab\",\"value\":\"*"
                            + " * * * *\"}}}"),
                checkIn("D14", 202, "POST", "nobody-knows/" + K, "{\"status\":\"error\"}"),
                minidump(
                        "D16 missing part",
                        400,
                        "missing minidump",
                        Forms.of(part("other", "MDMP"))),
                minidump("D16 wrong magic", 400, "invalid minidump", Forms.of(part(DUMP, "ELF?"))),
                minidump(
                        "D16 cut off",
                        400,
                        "missing minidump",
                        Forms.of(part(DUMP, "MDMP")).split("MD")[0]),
                vector(
                        "D16 no boundary",
                        400,
                        "invalid multipart",
                        r ->
                                r.key(K)
                                        .path("/api/42/minidump")
                                        .header("Content-Type", "multipart/form-data")
                                        .body(Forms.of(part(DUMP, "MDMP")))),
                minidump(
                        "D15 beside a field without a name",
                        200,
                        "-",
                        Forms.of(part("", "x"), part(DUMP, "MDMP"))),
                minidump(
                        "D16 odd part",
                        400,
                        "missing minidump",
                        Forms.of(part(DUMP, "MDMP")).replace("name=", "name")),
                vector(
                        "D16 empty boundary",
                        400,
                        "invalid multipart",
                        r ->
                                r.key(K)
                                        .path("/api/42/minidump")
                                        .header("Content-Type", "multipart/form-data; boundary=")
                                        .body(Forms.of(part(DUMP, "MDMP")))),
                vector(
                        "D15 raw",
                        200,
                        "-",
                        r ->
                                r.key(K)
                                        .path("/api/42/minidump/")
                                        .header("Content-Type", "application/x-dmp")
                                        .body("MDMP...")),
                vector(
                        "D17 protobuf",
                        202,
                        "",
                        r ->
                                encoded(r, "gzip", Envelopes.gzip("\n\0"))
                                        .path(otlp + "traces")
                                        .header("Content-Type", "application/x-protobuf")),
                otlp("D17 JSON", 202, otlp + "traces/", "application/json"),
                otlp("D17 logs", 202, otlp + "logs", "application/json"),
                otlp("D17 old path", 202, "/api/42/otlp/v1/traces", "application/json"),
                otlp("D17 text", 415, otlp + "traces", "text/plain"),
                attachments("D18", 201, ID, Forms.of(part("a\"; filename=\"a.txt", "hello"))),
                attachments(
                        "D18 a file without a name",
                        201,
                        ID,
                        Forms.of(part("", "x"), part("\"; filename=\"a.txt", "hello"))),
                attachments(
                        "D18 no id",
                        400,
                        "garbage",
                        Forms.of(part("a\"; filename=\"a.txt", "hello"))),
                attachments("D18 no file", 400, ID, Forms.of(part("a", "hello"))),
                noForm("D18 no type", ""),
                noForm("D18 no form", "text/plain"),
                noForm("D18 no boundary", "multipart/form-data"),
                noForm("D18 other parts", "multipart/mixed; boundary=xx"));
    }

    private static final String CSP =
            """
            {"csp-report":{"document-uri":"https://shop.example/","blocked-uri":"https://evil.example/a.js","violated-directive":"script-src 'self'"}}\
            """;

    private static Vector report(String name, int status, String type, String body) {
        return vector(
                name,
                status,
                "",
                r -> {
                    var to = r.path("/api/42/security/?sentry_release=a@1&sentry_key=" + K);
                    return (type.isEmpty() ? to : to.header("Content-Type", type)).body(body);
                });
    }

    private static Vector checkIn(
            String name, int status, String method, String path, String body) {
        return vector(
                name, status, "", r -> r.method(method).path("/api/42/cron/" + path).body(body));
    }

    private static Vector minidump(String name, int status, String words, String form) {
        return vector(
                name,
                status,
                words,
                r ->
                        r.key(K)
                                .path("/api/42/minidump/")
                                .header("Content-Type", Forms.TYPE)
                                .body(form));
    }

    private static Vector otlp(String name, int status, String path, String type) {
        return vector(
                name, status, "", r -> r.key(K).path(path).header("Content-Type", type).body("{}"));
    }

    private static Vector attachments(String name, int status, String id, String form) {
        return vector(
                name,
                status,
                "",
                r ->
                        r.key(K)
                                .path("/api/42/events/" + id + "/attachments/")
                                .header("Content-Type", Forms.TYPE)
                                .body(form));
    }

    private static Vector noForm(String name, String type) {
        var body = Forms.of(part("a\"; filename=\"a.txt", "hello"));
        return vector(
                name,
                400,
                "invalid multipart",
                r -> {
                    var to = r.key(K).path("/api/42/events/" + ID + "/attachments/");
                    return (type.isEmpty() ? to : to.header("Content-Type", type)).body(body);
                });
    }

    private static String many(String one, int times) {
        return "[" + String.join(",", Collections.nCopies(times, one)) + "]";
    }

    @Test
    void D9_each_of_the_reports_of_a_browser_goes_its_own_way() {
        var marker = "marker-" + System.nanoTime();
        var violation =
                "{\"type\":\"csp-violation\",\"body\":{\"effectiveDirective\":\"img-src\"}}";

        var response =
                new RawHttp(url.getPort())
                        .path("/api/42/security/?sentry_environment=prod&sentry_key=" + K)
                        .header("Content-Type", "application/reports+json")
                        .header("User-Agent", marker)
                        .body("[" + violation + "," + violation + ",{\"type\":\"deprecation\"}]")
                        .send();

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
        var last =
                digest.await(e -> e.userAgent().equals(marker) && text(e).contains("deprecation"));
        assertThat(text(last)).contains("\"sentry_environment\":\"prod\"");
        assertThat(digest.taken())
                .filteredOn(e -> e.userAgent().equals(marker))
                .hasSize(3)
                .extracting(SpooledEnvelope::eventId)
                .doesNotHaveDuplicates()
                .doesNotContainNull();
    }

    @Test
    void D11_a_check_in_without_an_id_has_the_one_of_nobody() {
        var marker = "marker-" + System.nanoTime();

        new RawHttp(url.getPort())
                .method("GET")
                .path("/api/42/cron/nightly/" + K + "?status=ok&duration=3")
                .header("User-Agent", marker)
                .send();

        assertThat(text(digest.await(e -> e.userAgent().equals(marker))))
                .contains("{\"type\":\"check_in\",")
                .contains("\"check_in_id\":\"" + "0".repeat(32) + "\"")
                .contains("\"monitor_slug\":\"nightly\"", "\"duration\":\"3\"");
    }

    @Test
    void D15_a_minidump_is_an_event_with_attachments_and_all_that_was_said() {
        var marker = "marker-" + System.nanoTime();
        var form =
                Forms.of(
                        part(DUMP, "MDMP-bytes"),
                        part("log\"; filename=\"app.log", "a line"),
                        part("sentry", "{\"event_id\":\"" + ID + "\",\"release\":\"a@1\"}"),
                        part("sentry[tags][color]", "red"),
                        part("guid", "7"));

        var response =
                new RawHttp(url.getPort())
                        .key(K)
                        .path("/api/42/minidump/")
                        .header("Content-Type", Forms.TYPE)
                        .header("User-Agent", marker)
                        .body(form)
                        .send();

        assertThat(response.body()).isEqualTo("9ec79c33-ec99-42ab-8353-589fcb2e04dc");
        assertThat(response.headers()).containsEntry("content-type", "text/plain");
        assertThat(text(digest.await(e -> e.userAgent().equals(marker))))
                .contains("\"release\":\"a@1\"", "\"tags\":{\"color\":\"red\"}")
                .contains("\"extra\":{\"guid\":\"7\"}", "\"handled\":false")
                .contains("\"attachment_type\":\"event.minidump\"", "\nMDMP-bytes\n")
                .contains("\"filename\":\"app.log\"", "\na line\n");
    }

    private static String text(SpooledEnvelope envelope) {
        return new String(envelope.body(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource({"credentials", "encodings", "grammar", "store", "reports"})
    void every_vector_has_its_answer(Vector vector) {
        var response = vector.request.apply(new RawHttp(url.getPort())).send();

        assertThat(response.status()).as(response.body()).isIn(vector.status);
        assertThat(response.body()).contains(vector.words);
        assertThat(response.headers()).containsEntry("access-control-allow-origin", "*");
        if (response.status() >= 400) {
            assertThat(response.headers().get("x-sentry-error")).isNotEmpty();
            assertThat(response.headers()).containsEntry("content-type", "application/json");
        }
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
    void a_preflight_is_answered_without_credentials() {
        var response =
                new RawHttp(url.getPort())
                        .method("OPTIONS")
                        .header("Origin", "https://shop.test")
                        .header("Access-Control-Request-Headers", "x-sentry-auth,baggage")
                        .send();

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headers())
                .containsEntry("access-control-allow-methods", "POST, OPTIONS")
                .containsEntry("access-control-max-age", "3600")
                .containsKey("access-control-expose-headers")
                .hasEntrySatisfying(
                        "access-control-allow-headers",
                        allowed -> assertThat(allowed).contains("x-sentry-auth", "baggage"));
    }

    @Test
    void a_wrong_method_is_told_the_right_ones() {
        var response = new RawHttp(url.getPort()).method("PUT").send();

        assertThat(response.headers()).containsEntry("allow", "POST, OPTIONS");
    }

    @Test
    void the_id_that_is_answered_is_the_one_that_is_published() {
        var marker = "marker-" + System.nanoTime();
        var body = "{}\n{\"type\":\"event\"}\n{\"message\":\"" + marker + "\"}";

        var response =
                new RawHttp(url.getPort()).key(K).header("User-Agent", marker).body(body).send();

        var published = digest.await(envelope -> envelope.userAgent().equals(marker));
        var id = dev.mayday.contracts.EventIds.format(published.eventId());
        assertThat(response.body()).isEqualTo("{\"id\":\"" + id + "\"}");
        assertThat(published.body()).asString().isEqualTo(body);
        assertThat(published.projectId()).isEqualTo(42);
        assertThat(published.verified()).isTrue();
        assertThat(published.clientAddress()).isEqualTo("127.0.0.1");
    }

    @Test
    void base64_is_gone_when_an_event_is_published() {
        var marker = "marker-" + System.nanoTime();
        var packed = Base64.getEncoder().encodeToString(Envelopes.zlib("{\"message\":\"m\"}"));

        new RawHttp(url.getPort())
                .path("/api/store/")
                .key(K)
                .header("User-Agent", marker)
                .body(packed)
                .send();

        var published = digest.await(envelope -> envelope.userAgent().equals(marker));
        assertThat(published.projectId()).isEqualTo(42);
        assertThat(published.encoding()).isEqualTo(dev.mayday.wire.ContentEncoding.DEFLATE);
        assertThat(published.body()).isEqualTo(Envelopes.zlib("{\"message\":\"m\"}"));
    }

    private static RawHttp encoded(RawHttp request, String encoding, byte[] body) {
        return request.key(K).header("Content-Encoding", encoding).body(body);
    }

    private static String path(String query) {
        return "/api/42/envelope/" + query;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
