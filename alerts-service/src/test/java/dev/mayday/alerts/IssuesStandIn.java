package dev.mayday.alerts;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Executors;

/// issues-service as alerts-service hears it when it asks what somebody may: it knows an admin and
/// a viewer. That the real one answers so, the tests of the whole installation show.
public final class IssuesStandIn {

    public static final String ADMIN = "Bearer an-admin";
    public static final String VIEWER = "Bearer a-viewer";

    private final HttpServer server;

    private IssuesStandIn(HttpServer server) {
        this.server = server;
    }

    static IssuesStandIn start() {
        try {
            var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            var server = HttpServer.create(here, 0);
            server.createContext("/internal/access/", IssuesStandIn::answer);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return new IssuesStandIn(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, String> settings() {
        var url = "http://localhost:" + server.getAddress().getPort();
        return Map.of("quarkus.rest-client.sessions.url", url);
    }

    void stop() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        var bearer = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        if (exchange.getRequestURI().getPath().endsWith("/installation")) {
            answer(exchange, bearer.equals(ADMIN) ? 404 : 401, "{\"detail\":\"not you\"}");
            return;
        }
        var reads = exchange.getRequestURI().getQuery().contains("scope=alerts:read");
        switch (bearer) {
            case ADMIN -> answer(exchange, 200, "{\"name\":\"ana\"}");
            case VIEWER -> {
                if (reads) answer(exchange, 200, "{\"name\":\"vic\"}");
                else answer(exchange, 403, "{\"detail\":\"It needs role admin.\"}");
            }
            default -> answer(exchange, 401, "{\"detail\":\"Invalid token\"}");
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
