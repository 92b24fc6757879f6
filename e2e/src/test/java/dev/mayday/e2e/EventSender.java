package dev.mayday.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;

/// Sends envelopes as an SDK would, where a test needs more of them or other bytes than an SDK
/// makes.
record EventSender(URI origin, String key, String project) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /// The incident: the same error each time, for one of `users` people.
    static String keyError(String function, int user) {
        return """
        {"platform":"python","level":"error","environment":"production","release":"document-api@a3b8f2c",\
        "user":{"id":"u-%d"},"tags":{"organisation_id":"acme"},"exception":{"values":[{"type":"KeyError",\
        "value":"'business_finance'","stacktrace":{"frames":[\
        {"filename":"app/api/routes/documents.py","module":"app.api.routes.documents","function":"classify_document",\
        "lineno":87,"in_app":true,"context_line":"    result = classifier.classify(text)"},\
        {"filename":"app/services/classifier.py","module":"app.services.classifier","function":"%s",\
        "lineno":43,"in_app":true,"context_line":"        return CATEGORY_MAP[raw_label]",\
        "vars":{"raw_label":"'business_finance'"}}]}}]}}"""
                .formatted(user, function);
    }

    static String newId() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /// One event as a gzip envelope; the answer's status.
    CompletableFuture<Integer> send(String id, String event) {
        return deliver(id, event).thenApply(HttpResponse::statusCode);
    }

    /// The same; the whole answer.
    CompletableFuture<HttpResponse<String>> deliver(String id, String event) {
        var envelope =
                "{\"event_id\":\"%s\"}\n{\"type\":\"event\"}\n%s\n"
                        .formatted(id, event.replace("\n", " "));
        return post(gzip(envelope.getBytes(StandardCharsets.UTF_8)), "gzip");
    }

    /// Any bytes to the envelope endpoint.
    CompletableFuture<HttpResponse<String>> post(byte[] body, String encoding) {
        return post("envelope", "application/x-sentry-envelope", body, encoding);
    }

    /// Any bytes to any endpoint of the project.
    CompletableFuture<HttpResponse<String>> post(
            String endpoint, String contentType, byte[] body, String encoding) {
        var uri = origin.resolve("/api/%s/%s/".formatted(project, endpoint));
        var request =
                HttpRequest.newBuilder(uri)
                        .timeout(Duration.ofSeconds(30))
                        .header("Content-Encoding", encoding)
                        .header("Content-Type", contentType)
                        .header("X-Sentry-Auth", "Sentry sentry_version=7, sentry_key=" + key)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        return HTTP.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    static byte[] gzip(byte[] bytes) {
        var packed = new ByteArrayOutputStream(bytes.length / 3);
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
