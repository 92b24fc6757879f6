package dev.mayday.standalone;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mayday.contracts.ServiceAuth;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;

/// Asks the administration interface of a process on this machine, with the secret of its data
/// directory. A plain
/// HTTP client, because half of the commands run where no Quarkus was started.
record Administration(int port, String token) {

    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    static Administration of(Path data, int port) throws IOException {
        return new Administration(port, DataDirectory.readToken(data));
    }

    <T> T ask(String what, Class<T> answer) throws IOException {
        return ask(what, java.util.Map.of(), answer);
    }

    /// @throws IOException with the detail of the refusal
    <T> T ask(String what, Object request, Class<T> answer) throws IOException {
        var uri =
                URI.create("http://127.0.0.1:%d/internal/administration/%s".formatted(port, what));
        var post =
                HttpRequest.newBuilder(uri)
                        .timeout(Duration.ofSeconds(20))
                        .header("Authorization", ServiceAuth.bearer(token))
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofByteArray(
                                        JSON.writeValueAsBytes(request)))
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            var response = client.send(post, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() == 200) return JSON.readValue(response.body(), answer);
            throw new IOException(detail(response));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static String detail(HttpResponse<byte[]> response) throws IOException {
        if (response.body().length == 0) return "refused with status " + response.statusCode();
        var detail = JSON.readTree(response.body()).path("detail").asText();
        return detail.isEmpty() ? "refused with status " + response.statusCode() : detail;
    }
}
