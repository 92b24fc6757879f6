package dev.mayday.ingest.http;

import static dev.mayday.ingest.http.KeyServer.K;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.wire.SpooledEnvelope;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.UnaryOperator;

/// A request of the tables of protocol 13, and its answer, as far as HTTP decides it.
///
/// @param words that the answer contains; empty for none
record Vector(String name, UnaryOperator<RawHttp> request, int status, String words) {

    static final String ID = "9ec79c33ec9942ab8353589fcb2e04dc";
    static final String EVENT = Envelopes.event(ID);

    static Vector vector(String name, int status, String words, UnaryOperator<RawHttp> request) {
        return new Vector(name, request, status, words);
    }

    static Vector ok(String name, UnaryOperator<RawHttp> request) {
        return vector(name, 200, "{\"id\":\"" + ID + "\"}", request);
    }

    void assertAnsweredAt(int port) {
        var response = request.apply(new RawHttp(port)).send();

        assertThat(response.status()).as(response.body()).isEqualTo(status);
        assertThat(response.body()).contains(words);
        assertThat(response.headers()).containsEntry("access-control-allow-origin", "*");
        if (response.status() >= 400) {
            assertThat(response.headers().get("x-sentry-error")).isNotEmpty();
            assertThat(response.headers()).containsEntry("content-type", "application/json");
        }
    }

    static RawHttp encoded(RawHttp request, String encoding, byte[] body) {
        return request.key(K).header("Content-Encoding", encoding).body(body);
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static String text(SpooledEnvelope envelope) {
        return new String(envelope.body(), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return name;
    }
}
