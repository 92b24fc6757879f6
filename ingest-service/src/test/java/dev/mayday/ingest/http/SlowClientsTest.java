package dev.mayday.ingest.http;

import static dev.mayday.ingest.http.KeyServer.K;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Faults rows 21 and 51: who is slow, or has no key, holds nothing that others need. Memory for
/// bodies is 24 MB here, a head may take 2 s, a body 6 s.
@QuarkusTest
@QuarkusTestResource(KeyServer.class)
class SlowClientsTest {

    private static final String UNKNOWN = "00000000000000000000000000000077";

    @TestHTTPResource URL url;

    private final List<Wire> wires = new ArrayList<>();

    @AfterEach
    void hangUp() throws IOException {
        for (var wire : wires) wire.close();
    }

    @Test
    void three_hundred_slow_strangers_cost_nobody_else_anything() throws IOException {
        var strangers = new ArrayList<Wire>();
        for (int i = 0; i < 300; i++) {
            strangers.add(from("127.0.0." + (2 + i % 7)).write(head("", 160_000) + "{\"x\":\""));
        }

        for (int round = 0; round < 10; round++) {
            for (var stranger : strangers) stranger.tryWrite("y".repeat(1024));
            for (int i = 0; i < 10; i++) assertThat(good(250_000).status()).isEqualTo(200);
        }

        assertThat(good(4_000_000).status()).isEqualTo(200);
    }

    @Test
    void without_a_key_there_are_16_kilobytes() throws IOException {
        var wire = from("127.0.0.2").write(head("", 160_000) + "{\"x\":\"");

        wire.tryWrite("y".repeat(17_000));

        assertThat(wire.rest()).startsWith("HTTP/1.1 401").contains("connection: close");
    }

    @Test
    void an_unknown_key_in_the_header_line_is_refused_without_reading_the_rest()
            throws IOException {
        var wire = from("127.0.0.2").write(head("", 160_000));

        wire.write("{\"dsn\":\"https://" + UNKNOWN + "@h/42\"}\n{\"type\":\"event\"}\n{");

        assertThat(wire.rest()).startsWith("HTTP/1.1 403");
    }

    @Test
    void a_header_line_without_a_key_is_refused_without_reading_the_rest() throws IOException {
        var wire = from("127.0.0.2").write(head("", 160_000)).write("{}\n{\"type\":\"event\"}\n{");

        assertThat(wire.rest()).startsWith("HTTP/1.1 401");
    }

    @Test
    void a_header_line_that_is_none_is_refused_without_reading_the_rest() throws IOException {
        var wire = from("127.0.0.2").write(head("", 160_000)).write("hello\n");

        assertThat(wire.rest()).startsWith("HTTP/1.1 400").contains("invalid envelope header");
    }

    @Test
    void whoever_names_a_good_key_in_the_header_line_may_send_the_rest() throws IOException {
        var first = "{\"dsn\":\"https://" + K + "@h/42\"}\n{\"type\":\"attachment\"}\n";
        var wire = from("127.0.0.2").write(head("", first.length() + 500_000)).write(first);

        for (int i = 0; i < 50; i++) wire.write("y".repeat(10_000));

        assertThat(wire.until("}")).startsWith("HTTP/1.1 200");
    }

    @Test
    void a_compressed_header_line_names_the_key_as_well() throws IOException {
        var noise = new StringBuilder();
        new java.util.Random(5).ints(100_000, 33, 126).forEach(c -> noise.append((char) c));
        var text = "{\"dsn\":\"https://" + K + "@h/42\"}\n{\"type\":\"attachment\"}\n" + noise;
        var body = Envelopes.gzip(text);
        var latin = new String(body, java.nio.charset.StandardCharsets.ISO_8859_1);
        var wire = from("127.0.0.2").write(head("Content-Encoding: gzip\r\n", body.length));

        for (int at = 0; at < latin.length(); at += 9000) {
            wire.write(latin.substring(at, Math.min(at + 9000, latin.length())));
        }

        assertThat(wire.until("}")).startsWith("HTTP/1.1 200");
    }

    @Test
    void a_body_that_never_ends_is_given_up_at_any_pace() throws IOException {
        var wire = from("127.0.0.2").write(head(AUTH, 15_000_000) + "{}\n{\"type\":\"x\"}\n");

        while (!wire.hasAnswer() && wire.tryWrite("y".repeat(3000)))
            LockSupport.parkNanos(5_000_000);

        assertThat(wire.rest()).startsWith("HTTP/1.1 408");
    }

    @Test
    void one_address_gets_its_share_of_the_memory_and_the_others_keep_theirs() throws IOException {
        var held = "{}\n{\"type\":\"x\"}\n" + "y".repeat(2 << 20);
        var greedy = new ArrayList<Wire>();
        for (int i = 0; i < 5; i++) {
            greedy.add(from("127.0.0.9").write(head(AUTH, 9 << 20)));
            greedy.getLast().tryWrite(held);
        }

        assertThat(greedy.getLast().rest()).startsWith("HTTP/1.1 503").contains("retry-after");
        assertThat(good(3 << 20).status()).isEqualTo(200);
    }

    @Test
    void behind_a_trusted_proxy_the_share_is_the_clients_and_not_the_proxys() throws IOException {
        var held = "{}\n{\"type\":\"x\"}\n" + "y".repeat(2 << 20);
        var forwarded = AUTH + "X-Forwarded-For: 203.0.113.50:1234\r\n";
        var greedy = new ArrayList<Wire>();
        for (int i = 0; i < 5; i++) {
            greedy.add(from("127.0.0.1").write(head(forwarded, 9 << 20)));
            greedy.getLast().tryWrite(held);
        }

        assertThat(greedy.getLast().rest()).startsWith("HTTP/1.1 503");
        var other =
                from("127.0.0.1")
                        .write(head(AUTH + "X-Forwarded-For: 203.0.113.51\r\n", held.length()));
        assertThat(other.write(held).until("}")).startsWith("HTTP/1.1 200");
    }

    @Test
    void an_address_has_so_many_connections_and_a_trusted_proxy_any_number() throws IOException {
        for (int i = 0; i < 600; i++) from("127.0.0.1");
        for (int i = 0; i < 520; i++) from("127.0.0.8");

        assertThat(from("127.0.0.8").write(head(AUTH, 2) + "{}").rest()).isIn("", "<reset>");
        assertThat(good(10).status()).isEqualTo(200);
        var other = from("127.0.0.10").write(head(AUTH, 2) + "{}");
        assertThat(other.until("}")).startsWith("HTTP/1.1 200");
    }

    private static final String AUTH = "X-Sentry-Auth: Sentry sentry_key=" + K + "\r\n";

    private Wire from(String address) throws IOException {
        var wire = Wire.from(address, url.getPort());
        wires.add(wire);
        return wire;
    }

    private static String head(String headers, int length) {
        return "POST /api/42/envelope/ HTTP/1.1\r\nHost: h\r\n"
                + headers
                + "Content-Length: "
                + length
                + "\r\n\r\n";
    }

    private RawHttp.Response good(int size) {
        var body = "{}\n{\"type\":\"attachment\"}\n" + "x".repeat(size);
        return new RawHttp(url.getPort()).key(K).body(body).send();
    }
}
