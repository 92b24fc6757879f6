package dev.mayday.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;

/// The ingress of the four-process deployment: one origin, routed by path exactly as k8s/ and
/// docker-compose.yml do. `/internal` and `/q` are never reachable through it. As many proxies do,
/// it adds the client's address to what the client said of itself.
final class Gateway implements AutoCloseable {

    private static final Set<String> OWN =
            Set.of("connection", "content-length", "upgrade", "expect", "transfer-encoding");

    private final HttpServer server;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
    private final int ingest;
    private final int issues;
    private final int ui;

    Gateway(int port, int ingest, int issues, int ui) throws IOException {
        this.ingest = ingest;
        this.issues = issues;
        this.ui = ui;
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::forward);
        server.start();
    }

    private int target(String path) {
        if (path.startsWith("/api/0/")) return issues;
        if (path.startsWith("/api/")) return ingest;
        return ui;
    }

    private void forward(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI();
            if (path.getPath().startsWith("/internal") || path.getPath().startsWith("/q/")) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            var uri = URI.create("http://127.0.0.1:" + target(path.getPath()) + path);
            var body = exchange.getRequestBody().readAllBytes();
            var request =
                    HttpRequest.newBuilder(uri)
                            .method(
                                    exchange.getRequestMethod(),
                                    HttpRequest.BodyPublishers.ofByteArray(body));
            exchange.getRequestHeaders()
                    .forEach((name, values) -> copy(name, values, request::header));
            // A line of its own, behind those of the client.
            request.header(
                    "X-Forwarded-For", exchange.getRemoteAddress().getAddress().getHostAddress());
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            answer.headers()
                    .map()
                    .forEach(
                            (name, values) ->
                                    copy(name, values, exchange.getResponseHeaders()::add));
            pass(answer, exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// As it comes: a stream of events has no end to wait for.
    private static void pass(HttpResponse<InputStream> answer, HttpExchange exchange)
            throws IOException {
        var chunk = new byte[8192];
        try (var in = answer.body()) {
            int read = isEmpty(answer) ? -1 : in.read(chunk);
            exchange.sendResponseHeaders(answer.statusCode(), read < 0 ? -1 : 0);
            for (; read >= 0; read = in.read(chunk)) {
                exchange.getResponseBody().write(chunk, 0, read);
                exchange.getResponseBody().flush();
            }
        }
    }

    private static boolean isEmpty(HttpResponse<?> answer) {
        return answer.headers().firstValueAsLong("content-length").orElse(-1) == 0;
    }

    private static void copy(
            String name, List<String> values, java.util.function.BiConsumer<String, String> to) {
        if (name.startsWith(":") || OWN.contains(name.toLowerCase(java.util.Locale.ROOT))) return;
        values.forEach(value -> to.accept(name, value));
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }
}
