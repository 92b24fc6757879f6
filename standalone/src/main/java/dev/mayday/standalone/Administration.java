package dev.mayday.standalone;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mayday.contracts.ServiceAuth;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// Asks the administration interface of a process on this machine, with the secret of its data
/// directory. A plain HTTP client, because half of the commands run where no Quarkus was started.
record Administration(int port, String token) {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PATIENCE_AT_START = Duration.ofSeconds(3);
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(300);

    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    static Administration of(Path data, int port) throws IOException {
        return new Administration(port, DataDirectory.readToken(data));
    }

    <T> T ask(String what, Class<T> answer) throws IOException {
        return ask(what, Map.of(), answer);
    }

    /// Asks until the services have their database: one that starts together with us, or after us,
    /// is no failure.
    ///
    /// @param waiting run once, when the first answer is that they have not
    /// @throws IOException with the detail of a refusal that waiting does not cure
    <T> T askPatiently(String what, Class<T> answer, Runnable waiting) throws IOException {
        for (boolean told = false; ; told = true) {
            try {
                return ask(what, Map.of(), answer, PATIENCE_AT_START);
            } catch (NotYet notYet) {
                if (!told) waiting.run();
                LockSupport.parkNanos(BETWEEN_QUESTIONS.toNanos());
            }
        }
    }

    /// Asks again for a while where a database that is just being started again is in the way.
    ///
    /// @throws IOException with the detail of the refusal
    <T> T ask(String what, Object request, Class<T> answer) throws IOException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return ask(what, request, answer, PATIENCE);
            } catch (NotYet notYet) {
                if (System.nanoTime() > until) throw notYet;
                LockSupport.parkNanos(BETWEEN_QUESTIONS.toNanos());
            }
        }
    }

    /// The services are there and cannot answer at the moment.
    static final class NotYet extends IOException {
        NotYet(String message) {
            super(message);
        }
    }

    /// @throws NotYet when the services fail, as they do while their database is away
    /// @throws IOException with the detail of the refusal
    private <T> T ask(String what, Object request, Class<T> answer, Duration patience)
            throws IOException {
        var uri =
                URI.create("http://127.0.0.1:%d/internal/administration/%s".formatted(port, what));
        var post =
                HttpRequest.newBuilder(uri)
                        .timeout(patience)
                        .header("Authorization", ServiceAuth.bearer(token))
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofByteArray(
                                        JSON.writeValueAsBytes(request)))
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            var response = client.send(post, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() == 200) return JSON.readValue(response.body(), answer);
            if (response.statusCode() >= 500) throw new NotYet(detail(response));
            throw new IOException(detail(response));
        } catch (HttpTimeoutException slow) {
            throw new NotYet("no answer in " + patience.toSeconds() + " s");
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
