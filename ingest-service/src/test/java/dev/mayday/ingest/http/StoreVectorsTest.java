package dev.mayday.ingest.http;

import static dev.mayday.ingest.http.KeyServer.K;
import static dev.mayday.ingest.http.Vector.EVENT;
import static dev.mayday.ingest.http.Vector.ID;
import static dev.mayday.ingest.http.Vector.base64;
import static dev.mayday.ingest.http.Vector.encoded;
import static dev.mayday.ingest.http.Vector.ok;
import static dev.mayday.ingest.http.Vector.vector;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.wire.ContentEncoding;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Protocol 13.4: events that come without an envelope.
@QuarkusTest
@QuarkusTestResource(KeyServer.class)
class StoreVectorsTest extends Vectors {

    static Stream<Vector> vectors() {
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
        assertThat(published.encoding()).isEqualTo(ContentEncoding.DEFLATE);
        assertThat(published.body()).isEqualTo(Envelopes.zlib("{\"message\":\"m\"}"));
    }
}
