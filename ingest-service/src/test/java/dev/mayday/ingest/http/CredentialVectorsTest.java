package dev.mayday.ingest.http;

import static dev.mayday.ingest.http.KeyServer.BROWSER;
import static dev.mayday.ingest.http.KeyServer.DISABLED;
import static dev.mayday.ingest.http.KeyServer.K;
import static dev.mayday.ingest.http.KeyServer.K2;
import static dev.mayday.ingest.http.Vector.EVENT;
import static dev.mayday.ingest.http.Vector.base64;
import static dev.mayday.ingest.http.Vector.ok;
import static dev.mayday.ingest.http.Vector.vector;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Protocol 13.1: who may send, and from where.
@QuarkusTest
@QuarkusTestResource(KeyServer.class)
class CredentialVectorsTest extends Vectors {

    static Stream<Vector> vectors() {
        var event = saying("https://" + K + "@other.host/42");
        return Stream.of(
                ok("A1", r -> r.key(K).body(EVENT)),
                ok("A2 dsn only", r -> r.body(event)),
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
                        r -> r.key(K).body(saying("https://" + K + "@h/99"))),
                vector(
                        "A16 key",
                        400,
                        "header mismatch",
                        r -> r.key(K).body(saying("https://" + K2 + "@h/42"))),
                ok("A17 other host", r -> r.key(K).body(event)),
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

    private static String saying(String dsn) {
        return EVENT.replaceFirst("\\{", "{\"dsn\":\"" + dsn + "\",");
    }

    private static String path(String query) {
        return "/api/42/envelope/" + query;
    }
}
