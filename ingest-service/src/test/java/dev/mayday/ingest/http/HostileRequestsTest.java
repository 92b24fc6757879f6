package dev.mayday.ingest.http;

import static dev.mayday.ingest.http.KeyServer.K;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URL;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every route, with hostile text in every place: nothing is a fault of ours, every refusal can be
/// read by a page, and the books agree.
@QuarkusTest
@QuarkusTestResource(KeyServer.class)
class HostileRequestsTest {

    private static final int REQUESTS = 1500;
    private static final int CLIENTS = 100;
    private static final long SEED = 20260102;

    private static final List<String> ROUTES =
            List.of(
                    "/api/42/envelope/",
                    "/api/42/store/",
                    "/api/store/",
                    "/api/42/store/?sentry_data=",
                    "/api/%2e%2e/42/envelope/",
                    "/api/42/%65nvelope/",
                    "/api/42/envelope/%00",
                    "/api/%00/store/",
                    "/api/",
                    "/api/42/security/",
                    "//api//42//store//");

    private static final List<String> HOSTILE =
            List.of(
                    "",
                    "%00",
                    "%zz",
                    "%",
                    "a%C0%AEb",
                    "&&&=&sentry_key=%s",
                    "&sentry_key=" + K.toUpperCase(java.util.Locale.ROOT),
                    "&sentry_version=1e999",
                    "&sentry_version=-7",
                    "&sentry_data=%7B%7D",
                    "&sentry_data=eJw",
                    "9".repeat(4000),
                    "'\"<script>&amp;;--",
                    "\u00ff\u00fe",
                    "+++",
                    "a".repeat(9000),
                    "&a".repeat(3000));

    private static final List<String> BODIES =
            List.of(
                    "",
                    "{",
                    "{}",
                    "[]",
                    "null",
                    "\u0000",
                    "{\"event_id\":\"" + "f".repeat(32) + "\"}",
                    "{\"event_id\":" + "9".repeat(2000) + "}",
                    "{\"a\":" + "[".repeat(50_000),
                    "{}\n{\"type\":\"event\",\"length\":" + "9".repeat(400) + "}\n{}",
                    "{}\n{\"type\":\"event\"}\n{\"a\":\"\u0000\u00ff\"}",
                    "{}\n{\"type\":\"\u0000\"}\n",
                    "{\"dsn\":\"://\"}\n",
                    "{\"dsn\":\"http://" + K + "@h/42\",\"sent_at\":1e999}\n{\"type\":\"x\"}\n",
                    "{\"sdk\":[[[[]]]],\"event_id\":{}}",
                    "eJyrVgIAALgAtA==",
                    "=====",
                    "\u001f\u008b\b\u0000\u0000");

    private static final List<String> ENCODINGS =
            List.of(
                    "",
                    "gzip",
                    "deflate",
                    "br",
                    "zstd",
                    "identity",
                    "gzip, br",
                    "\t",
                    "x".repeat(2000));

    @TestHTTPResource URL url;
    @Inject MeterRegistry meters;

    private final Random random = new Random(SEED);
    private final AtomicInteger counted = new AtomicInteger();

    @Test
    void no_request_is_a_fault_of_ours_and_what_came_is_what_was_counted() throws Exception {
        double before = accepted() + refused();
        var requests = Stream.generate(this::request).limit(REQUESTS).toList();

        // The server waits a second before it cuts a connection: so many at a time.
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (var check : requests.stream().map(r -> clients.submit(() -> check(r))).toList()) {
                check.get();
            }
        }

        assertThat(accepted() + refused() - before).isEqualTo(counted.get());
        await(() -> reported() == refused());
    }

    private int check(String request) throws IOException {
        RawHttp.Response response;
        try (var wire = Wire.to(url.getPort())) {
            wire.tryWrite(request);
            response =
                    RawHttp.Response.parse(
                            wire.rest().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        }
        var what = request.length() < 600 ? request : request.substring(0, 600);
        assertThat(response.status()).as(what).isLessThan(500);
        assertThat(response.headers()).as(what).containsEntry("access-control-allow-origin", "*");
        if (response.status() >= 400) {
            assertThat(response.headers())
                    .as(what)
                    .containsEntry("content-type", "application/json");
            if (!request.startsWith("HEAD")) {
                assertThat(response.body()).as(what).startsWith("{\"detail\":\"");
            }
        }
        // The front answers what never was a request for ingest, and counts it by itself.
        boolean isIngests =
                response.headers()
                        .getOrDefault("access-control-expose-headers", "")
                        .contains("retry-after");
        boolean isPreflight = response.headers().containsKey("access-control-max-age");
        return isIngests && !isPreflight ? counted.incrementAndGet() : 0;
    }

    private String request() {
        var method =
                any(
                        List.of(
                                "POST", "POST", "POST", "GET", "PUT", "DELETE", "HEAD", "OPTIONS",
                                "PATCH", "X"));
        var key =
                any(
                        List.of(
                                "?sentry_key=" + K,
                                "?sentry_key=" + K,
                                "?",
                                "?sentry_key=xyz",
                                "?sentry_key=%00"));
        var path = any(ROUTES);
        var query = path.contains("?") ? key.replace('?', '&') : key;
        var body = any(BODIES);
        var head = method + " " + path + query + any(HOSTILE) + " HTTP/1.1\r\nHost: h\r\n";
        if (random.nextInt(3) == 0) head += "X-Sentry-Auth: " + header() + "\r\n";
        if (random.nextInt(4) == 0) head += "Authorization: " + header() + "\r\n";
        if (random.nextInt(4) == 0) head += "Content-Encoding: " + any(ENCODINGS) + "\r\n";
        if (random.nextInt(5) == 0) head += "Origin: " + header() + "\r\n";
        if (random.nextInt(5) == 0) head += "X-Forwarded-For: " + header() + "\r\n";
        if (random.nextInt(9) == 0) head += "X-Nul: a\u0000b\r\n";
        if (random.nextInt(5) == 0) head += "Content-Type: application/x-sentry-envelope\r\n";
        return head + "Connection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private String header() {
        return any(
                List.of(
                        "Sentry sentry_key=" + K,
                        "Sentry",
                        "Sentry " + "=,".repeat(2000),
                        "Sentry sentry_version=" + "9".repeat(200),
                        "Basic !!!",
                        "Basic Og==",
                        "\u00ff\u00fe",
                        "https://[::1",
                        "[".repeat(300),
                        ""));
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private double accepted() {
        return meters.counter("mayday.ingest.accepted").count();
    }

    private double refused() {
        return meters.find("mayday.ingest.refused").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    /// Of every flush once, however often it was sent.
    private static double reported() {
        var flushes = new HashMap<String, Long>();
        for (var flush : KeyServer.OUTCOMES) {
            try {
                var json = new ObjectMapper().readTree(flush);
                long sum = 0;
                for (var count : json.path("counts")) sum += count.path("quantity").asLong();
                flushes.put(json.path("id").asText(), sum);
            } catch (IOException ours) {
                throw new AssertionError(ours);
            }
        }
        return flushes.values().stream().mapToLong(Long::longValue).sum();
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline)
                throw new AssertionError("did not come: " + reported());
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
