package dev.mayday.ui;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/// Plays issues-service and alerts-service over real HTTP: it says what a test told it to say, and
/// remembers what it was asked.
public final class NeighborServer implements AutoCloseable {

    static final ObjectMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .build();

    /// @param line `GET /path?query`
    public record Asked(String line, String bearer, String forwardedFor, String body) {}

    private record Only(String query, Answer answer) {}

    private record Answer(int status, String json, Map<String, String> headers) {}

    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Map<String, List<Only>> only = new ConcurrentHashMap<>();
    private final Set<String> silent = ConcurrentHashMap.newKeySet();
    private final AtomicReference<CountDownLatch> spoken =
            new AtomicReference<>(new CountDownLatch(1));
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    public NeighborServer(int port) {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// @param line method and path, without the query
    public NeighborServer answers(String line, Object body) {
        return answers(line, 200, body);
    }

    public NeighborServer answers(String line, int status, Object body) {
        return answers(line, status, body, Map.of());
    }

    public NeighborServer answers(
            String line, int status, Object body, Map<String, String> headers) {
        try {
            answers.put(line, new Answer(status, JSON.writeValueAsString(body), headers));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
        return this;
    }

    /// Answers like this only where the query contains the text.
    public NeighborServer answersOnly(String line, String query, int status, Object body) {
        try {
            only.computeIfAbsent(line, _ -> new CopyOnWriteArrayList<>())
                    .add(
                            new Only(
                                    query,
                                    new Answer(status, JSON.writeValueAsString(body), Map.of())));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
        return this;
    }

    public NeighborServer refuses(String line, int status, String detail) {
        return answers(line, status, Map.of("detail", detail));
    }

    /// Takes the question and says nothing until [#forget].
    public NeighborServer keepsSilentOn(String line) {
        silent.add(line);
        return this;
    }

    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    public List<String> lines() {
        return asked.stream().map(Asked::line).toList();
    }

    public void forget() {
        answers.clear();
        asked.clear();
        silent.clear();
        only.clear();
        spoken.getAndSet(new CountDownLatch(1)).countDown();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var uri = exchange.getRequestURI();
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var bearer = exchange.getRequestHeaders().getFirst("Authorization");
            var address = exchange.getRequestHeaders().getFirst("X-Forwarded-For");
            asked.add(new Asked(exchange.getRequestMethod() + " " + uri, bearer, address, body));
            hold(exchange.getRequestMethod() + " " + uri.getPath());
            var answer =
                    answers.getOrDefault(
                            exchange.getRequestMethod() + " " + uri.getPath(),
                            new Answer(404, "{\"detail\":\"no such thing\"}", Map.of()));
            var exception =
                    only
                            .getOrDefault(
                                    exchange.getRequestMethod() + " " + uri.getPath(), List.of())
                            .stream()
                            .filter(one -> String.valueOf(uri.getRawQuery()).contains(one.query()))
                            .findFirst();
            send(exchange, exception.map(Only::answer).orElse(answer));
        }
    }

    private void hold(String line) {
        try {
            if (silent.contains(line)) spoken.get().await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        if (answer.status() == 204) {
            exchange.sendResponseHeaders(204, -1);
            return;
        }
        var bytes = answer.json().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
