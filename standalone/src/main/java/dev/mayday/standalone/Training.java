package dev.mayday.standalone;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/// What a process does once while its start is being recorded: what every process does in its first
/// seconds.
final class Training {

    private static final int EVENTS = 40;

    private static final String EVENT =
            """
            {"platform":"python","level":"error","environment":"production","release":"shop@1.0.0",
            "user":{"id":"1"},"tags":{"region":"eu"},"exception":{"values":[{"type":"KeyError","value":"'x'",
            "stacktrace":{"frames":[{"filename":"app/shop.py","module":"app.shop","function":"place","lineno":12,
            "in_app":true,"context_line":"    return PRICES[sku]","vars":{"sku":"'x'"}}]}}]},
            "breadcrumbs":{"values":[{"message":"started","category":"shop","level":"info"}]}}"""
                    .replace("\n", "");

    private Training() {}

    /// @param dsn of a project of the process at the port
    static void run(int port, String dsn) throws IOException {
        var address = URI.create(dsn);
        var envelopes =
                "http://127.0.0.1:%d/api%s/envelope/?sentry_key=%s"
                        .formatted(port, address.getPath(), address.getUserInfo());
        try (var client = HttpClient.newHttpClient()) {
            for (int i = 0; i < EVENTS; i++) {
                var post =
                        HttpRequest.newBuilder(URI.create(envelopes))
                                .header("Content-Encoding", "gzip")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(envelope()));
                client.send(post.build(), HttpResponse.BodyHandlers.discarding());
            }
            for (var page : new String[] {"/sign-in", "/issues", "/q/health/ready"}) {
                var uri = URI.create("http://127.0.0.1:" + port + page);
                client.send(
                        HttpRequest.newBuilder(uri).build(),
                        HttpResponse.BodyHandlers.discarding());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static byte[] envelope() throws IOException {
        var id = UUID.randomUUID().toString().replace("-", "");
        var text = "{\"event_id\":\"%s\"}\n{\"type\":\"event\"}\n%s\n".formatted(id, EVENT);
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
