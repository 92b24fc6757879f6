package dev.mayday.issues.operations;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mayday.issues.PostgresResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// alerts-service as far as its neighbor asks it: says what a test wants, and remembers what it was
/// asked.
public class AlertsStandIn implements QuarkusTestResourceLifecycleManager {

    /// @param body empty for none
    record Answer(int status, String body) {}

    private static final Map<String, Answer> ANSWERS = new ConcurrentHashMap<>();
    private static final Map<String, CompletableFuture<Void>> HELD = new ConcurrentHashMap<>();
    private static final List<String> ASKED = new CopyOnWriteArrayList<>();

    private HttpServer server;

    public static void reset() {
        ANSWERS.clear();
        HELD.values().forEach(held -> held.complete(null));
        HELD.clear();
        ASKED.clear();
    }

    /// @param question method, path behind `/internal/alerts/dead-changes`, or else behind
    /// `/internal/alerts`, and query
    public static void says(String question, int status, String body) {
        ANSWERS.put(question, new Answer(status, body));
    }

    /// Answers that question only when the future is completed.
    static CompletableFuture<Void> holds(String question) {
        var held = new CompletableFuture<Void>();
        HELD.put(question, held);
        return held;
    }

    public static List<String> asked() {
        return List.copyOf(ASKED);
    }

    @Override
    public Map<String, String> start() {
        try {
            var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            server = HttpServer.create(here, 0);
            server.createContext("/internal/alerts/", AlertsStandIn::answer);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            var url = "http://localhost:" + server.getAddress().getPort();
            return Map.of("quarkus.rest-client.alerts-api.url", url);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        var uri = exchange.getRequestURI();
        var path = uri.getRawPath().replaceFirst("^/internal/alerts(/dead-changes)?", "");
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        var question = exchange.getRequestMethod() + " " + path + query;
        ASKED.add(question);
        HELD.getOrDefault(question, CompletableFuture.completedFuture(null)).join();
        var isService =
                ("Bearer " + PostgresResource.SERVICE_TOKEN)
                        .equals(exchange.getRequestHeaders().getFirst("Authorization"));
        var answer = isService ? ANSWERS.getOrDefault(question, new Answer(404, "{}")) : REFUSED;
        var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static final Answer REFUSED = new Answer(401, "{}");

    @Override
    public void stop() {
        server.stop(0);
    }
}
