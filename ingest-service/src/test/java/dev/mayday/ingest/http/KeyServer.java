package dev.mayday.ingest.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// The neighbor: a server that answers as issues-service does about keys, and can be away.
public final class KeyServer implements QuarkusTestResourceLifecycleManager {

    static final String K = "e12d836b15bb49d7bbf99e64295d995b";
    static final String K2 = "22222222222222222222222222222222";
    static final String DISABLED = "dddddddddddddddddddddddddddddddd";
    static final String BROWSER = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";

    static final Map<String, String> RING = new ConcurrentHashMap<>();
    static final Map<String, String> ADDED = new ConcurrentHashMap<>();
    static final Map<String, AtomicInteger> ASKED = new ConcurrentHashMap<>();
    static final List<String> OUTCOMES = new CopyOnWriteArrayList<>();
    static final List<String> REPORTS = new CopyOnWriteArrayList<>();
    static volatile boolean away;

    private HttpServer server;

    static String key(String publicKey, long project, boolean active, String origins) {
        return """
        {"publicKey":"%s","projectId":%d,"active":%s,"allowedOrigins":%s}"""
                .formatted(publicKey, project, active, origins);
    }

    @Override
    public Map<String, String> start() {
        RING.put(K, key(K, 42, true, "[\"*\"]"));
        RING.put(K2, key(K2, 43, true, "[\"*\"]"));
        RING.put(DISABLED, key(DISABLED, 42, false, "[\"*\"]"));
        RING.put(BROWSER, key(BROWSER, 42, true, "[\"*.example.com\"]"));
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/internal/ingest/keys", KeyServer::keys);
            server.createContext("/internal/ingest/outcomes", KeyServer::outcomes);
            server.createContext("/internal/ingest/positions", KeyServer::positions);
            server.createContext("/internal/ingest/nodes", KeyServer::nodes);
            server.start();
            Path spool = Files.createTempDirectory("spool");
            return Map.of(
                    "quarkus.rest-client.issues-keys.url",
                    "http://127.0.0.1:" + server.getAddress().getPort(),
                    "mayday.ingest.spool.directory",
                    spool.toString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void keys(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var key = path.substring(path.lastIndexOf('/') + 1);
        if (away || !isOurs(exchange)) {
            answer(exchange, 503, "{}");
        } else if (key.equals("keys")) {
            answer(exchange, 200, "[" + String.join(",", RING.values()) + "]");
        } else {
            ASKED.computeIfAbsent(key, _ -> new AtomicInteger()).incrementAndGet();
            var found = RING.getOrDefault(key, ADDED.get(key));
            answer(exchange, found == null ? 404 : 200, found == null ? "{}" : found);
        }
    }

    private static void outcomes(HttpExchange exchange) throws IOException {
        OUTCOMES.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        answer(exchange, away ? 503 : 204, "");
    }

    private static void positions(HttpExchange exchange) throws IOException {
        answer(exchange, isOurs(exchange) ? 200 : 401, DigestStandIn.positions());
    }

    private static void nodes(HttpExchange exchange) throws IOException {
        REPORTS.add(
                exchange.getRequestURI().getPath()
                        + " "
                        + new String(
                                exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        answer(exchange, 204, "");
    }

    private static boolean isOurs(HttpExchange exchange) {
        return "Bearer the-token-of-the-tests"
                .equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        var body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void stop() {
        if (server != null) server.stop(0);
    }
}
