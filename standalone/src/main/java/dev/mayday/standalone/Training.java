package dev.mayday.standalone;

import static java.util.stream.Collectors.joining;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/// What a process does once while its start is being recorded: what every process does in its first
/// seconds.
final class Training {

    /// Enough that the JVM learns which code is hot, and keeps that for later starts too.
    private static final int EVENTS = 1_600;

    private static final int UNDER_WAY = 16;

    private static final List<String> PLATFORMS = List.of("python", "java", "javascript");

    private Training() {}

    /// @param dsn of a project of the process at the port
    static void run(int port, String dsn) throws IOException {
        var address = URI.create(dsn);
        var envelopes =
                "http://127.0.0.1:%d/api%s/envelope/?sentry_key=%s"
                        .formatted(port, address.getPath(), address.getUserInfo());
        try (var client = HttpClient.newHttpClient()) {
            for (int i = 0; i < EVENTS; i += UNDER_WAY) {
                var answers = new ArrayList<CompletableFuture<?>>();
                for (int k = i; k < i + UNDER_WAY; k++) {
                    var post =
                            HttpRequest.newBuilder(URI.create(envelopes))
                                    .header("Content-Encoding", "gzip")
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(envelope(k)));
                    answers.add(
                            client.sendAsync(post.build(), HttpResponse.BodyHandlers.discarding()));
                }
                CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
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

    private static byte[] envelope(int n) throws IOException {
        var id = UUID.randomUUID().toString().replace("-", "");
        var text = "{\"event_id\":\"%s\"}\n{\"type\":\"event\"}\n%s\n".formatted(id, event(n));
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static String event(int n) {
        var platform = PLATFORMS.get(n % PLATFORMS.size());
        var frames =
                IntStream.range(0, 14).mapToObj(k -> frame(platform, n, k)).collect(joining(","));
        var crumbs =
                IntStream.range(0, 12)
                        .mapToObj(
                                k ->
                                        """
                                        {"message":"GET /carts/%d","category":"http","level":"info",\
                                        "data":{"status_code":200,"url":"https://shop.example.com/carts/%d"}}"""
                                                .formatted(k * n, k))
                        .collect(joining(","));
        return """
        {"platform":"%s","level":"error","environment":"production","release":"shop@1.%d.0",\
        "server_name":"web-%d","user":{"id":"%d","email":"someone@example.com"},\
        "tags":{"region":"eu","request.id":"r-%d","tenant":"acme"},\
        "request":{"url":"https://shop.example.com/carts/1","method":"POST","headers":{"User-Agent":"curl/8"},\
        "data":{"sku":"x","password":"secret"}},"contexts":{"runtime":{"name":"r","version":"1"}},\
        "exception":{"values":[{"type":"KeyError","value":"'order %d'","stacktrace":{"frames":[%s]}}]},\
        "breadcrumbs":{"values":[%s]}}"""
                .formatted(platform, n % 40, n % 4, n, n, n, frames, crumbs);
    }

    private static String frame(String platform, int n, int k) {
        return """
        {"filename":"app/room%d.py","module":"app.room%d","function":"step%d","lineno":%d,"in_app":%b,\
        "context_line":"    total = price(order, %d)","pre_context":["def step(order):","    # sums up"],\
        "post_context":["    return total",""],"vars":{"order":"{'id': %d}","platform":"'%s'"}}"""
                .formatted(k, k, (n % 200) + k, k + 10, k % 3 != 0, k, n, platform);
    }
}
