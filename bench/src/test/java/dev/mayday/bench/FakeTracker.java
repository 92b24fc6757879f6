package dev.mayday.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.zip.GZIPInputStream;

/// A server that takes gzipped envelopes, shows events at once, and counts them in two issues on
/// two pages. It can lose events.
final class FakeTracker implements AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Boolean> events = new ConcurrentHashMap<>();
    private final Map<String, Boolean> lost = new ConcurrentHashMap<>();
    private final AtomicInteger received = new AtomicInteger();
    private final IntPredicate loses;
    private final HttpServer server;

    /// @param loses whether the n-th event is accepted and then lost
    FakeTracker(IntPredicate loses) throws IOException {
        this.loses = loses;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        server.setExecutor(threads);
        server.createContext("/api/7/envelope/", this::take);
        server.createContext("/api/0/organizations/", this::organizations);
        server.createContext("/api/0/organizations/acme/projects/", this::projects);
        server.createContext("/api/0/organizations/acme/issues/", this::issues);
        server.createContext("/api/0/issues/", exchange -> answer(exchange, 200, "{}"));
        server.createContext("/api/0/projects/acme/shop/events/", this::event);
        server.start();
    }

    String dsn() {
        return "http://abc123@127.0.0.1:" + server.getAddress().getPort() + "/7";
    }

    private void take(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        var text = new String(new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes());
        var id = text.substring(13, 45);
        if (loses.test(received.getAndIncrement())) lost.put(id, true);
        // A client that had no answer sends an event again: it stays lost.
        if (!lost.containsKey(id)) events.put(id, true);
        answer(exchange, 200, "{\"id\":\"" + id + "\"}");
    }

    private void organizations(HttpExchange exchange) throws IOException {
        answer(exchange, 200, "[{\"slug\":\"acme\"}]");
    }

    private void projects(HttpExchange exchange) throws IOException {
        answer(exchange, 200, "[{\"id\":\"3\",\"slug\":\"cms\"},{\"id\":\"7\",\"slug\":\"shop\"}]");
    }

    private void issues(HttpExchange exchange) throws IOException {
        var query = exchange.getRequestURI().getQuery();
        boolean second = query.contains("cursor=2");
        int half = events.size() / 2;
        if (!second) {
            var next = "http://127.0.0.1" + exchange.getRequestURI().getPath() + "?cursor=2";
            var previous = "<" + next + ">; rel=\"previous\"; results=\"false\"; cursor=\"0\", ";
            exchange.getResponseHeaders()
                    .set(
                            "Link",
                            previous
                                    + "<"
                                    + next
                                    + ">; rel=\"next\"; results=\"true\"; cursor=\"2\"");
        }
        var issue = "[{\"id\":\"1\",\"count\":\"%d\"}]";
        answer(exchange, 200, issue.formatted(second ? events.size() - half : half));
    }

    private void event(HttpExchange exchange) throws IOException {
        var id = exchange.getRequestURI().getPath().split("/")[7];
        answer(exchange, events.containsKey(id) ? 200 : 404, "{}");
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        exchange.sendResponseHeaders(status, body.length());
        exchange.getResponseBody().write(body.getBytes());
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
