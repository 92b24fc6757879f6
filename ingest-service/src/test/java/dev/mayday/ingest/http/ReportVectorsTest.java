package dev.mayday.ingest.http;

import static dev.mayday.ingest.http.KeyServer.K;
import static dev.mayday.ingest.http.KeyServer.K2;
import static dev.mayday.ingest.http.Vector.ID;
import static dev.mayday.ingest.http.Vector.encoded;
import static dev.mayday.ingest.http.Vector.text;
import static dev.mayday.ingest.http.Vector.vector;
import static dev.mayday.ingest.reading.Forms.DUMP;
import static dev.mayday.ingest.reading.Forms.part;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.ingest.reading.Forms;
import dev.mayday.wire.SpooledEnvelope;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Protocol 13.4: what is neither an envelope nor an event.
@QuarkusTest
@QuarkusTestResource(KeyServer.class)
class ReportVectorsTest extends Vectors {

    static Stream<Vector> vectors() {
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
}
