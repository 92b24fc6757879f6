package dev.mayday.ingest.http;

import static dev.mayday.ingest.http.KeyServer.K;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/// Faults rows 19 to 26, against the running service, by bare sockets.
@QuarkusTest
@QuarkusTestResource(KeyServer.class)
class HostileClientsTest {

    private static final String AUTH = "X-Sentry-Auth: Sentry sentry_key=" + K + "\r\n";
    private static final String POST =
            "POST /api/42/envelope/ HTTP/1.1\r\nHost: localhost\r\n" + AUTH;

    @TestHTTPResource URL url;

    @Test
    void a_gigabyte_is_refused_before_it_is_sent() throws IOException {
        assertThat(answerTo(POST + "Content-Length: 1073741824\r\n\r\n"))
                .startsWith("HTTP/1.1 413")
                .contains("connection: close");
    }

    @Test
    void an_endless_body_is_cut_and_its_client_gets_the_answer() throws IOException {
        var chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
        try (var socket = connect()) {
            write(socket, POST + "Transfer-Encoding: chunked\r\n\r\n");
            int sent = 0;
            while (sent < 2000 && socket.getInputStream().available() == 0) {
                write(socket, chunk);
                sent++;
            }

            assertThat(answer(socket)).startsWith("HTTP/1.1 413").contains("connection: close");
            assertThat(sent).isLessThan(600);
        }
    }

    @Test
    void a_body_that_does_not_come_is_given_up() throws IOException {
        assertThat(answerTo(POST + "Content-Length: 100\r\n\r\n{}")).startsWith("HTTP/1.1 408");
    }

    @Test
    void memory_for_bodies_is_bounded_and_comes_back() throws IOException {
        var half = "x".repeat(11 << 20);
        var head = POST + "Content-Length: " + (12 << 20) + "\r\n\r\n{}\n{\"type\":\"x\"}\n";
        var sockets = new ArrayList<Socket>();
        for (int i = 0; i < 2; i++) {
            sockets.add(connect());
            write(sockets.get(i), head + half);
        }
        var third = connect();
        write(third, head + half);

        assertThat(answer(third)).startsWith("HTTP/1.1 503").contains("retry-after: 5");
        for (var socket : sockets) socket.close();
        var later = request().body("{}\n{\"type\":\"x\"}\n" + half).send();
        assertThat(later.status()).isIn(200, 503);
    }

    @Test
    void large_bodies_are_accepted_past_the_body_limit_of_the_process() {
        var attachment = "{}\n{\"type\":\"attachment\"}\n" + "x".repeat(12 << 20);

        assertThat(request().body(attachment).send().status()).isEqualTo(200);
    }

    @Test
    void a_large_compressed_body_is_accepted() {
        var noise = new StringBuilder();
        new java.util.Random(1).ints(600_000, 32, 126).forEach(c -> noise.append((char) c));
        var body = Envelopes.gzip("{}\n{\"type\":\"attachment\"}\n" + noise);

        var response = request().header("Content-Encoding", "gzip").body(body).send();

        assertThat(body.length).isGreaterThan(256 << 10);
        assertThat(response.status()).isEqualTo(200);
    }

    @Test
    void two_requests_in_one_write_get_two_answers() throws IOException {
        var one = POST + "Content-Length: 2\r\n\r\n{}";
        assertThat(
                        answerTo(one + one.replace(AUTH, AUTH + "Connection: close\r\n"))
                                .split("HTTP/1.1 200", -1))
                .hasSize(3);
    }

    @Test
    void a_refused_request_leaves_the_connection_of_use() throws IOException {
        var bad =
                "POST /api/42/envelope/ HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n"
                        + "Content-Encoding: lzma\r\n\r\nhello";
        var good = POST + "Connection: close\r\nContent-Length: 2\r\n\r\n{}";
        assertThat(answerTo(bad + good)).startsWith("HTTP/1.1 415").contains("HTTP/1.1 200");
    }

    @Test
    void a_length_and_chunks_together_are_one_request_at_most() throws IOException {
        assertThat(
                        answerTo(
                                POST
                                        + "Connection: close\r\nContent-Length: 4\r\nTransfer-Encoding:"
                                        + " chunked\r\n\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: h\r\n\r\n"))
                .doesNotContain("404")
                .contains("HTTP/1.1 400");
    }

    @Test
    void absurd_headers_are_refused() throws IOException {
        assertThat(
                        answerTo(
                                POST
                                        + "X-Big: "
                                        + "x".repeat(64 << 10)
                                        + "\r\nContent-Length: 0\r\n\r\n"))
                .startsWith("HTTP/1.1 4");
    }

    @Test
    void dots_in_a_path_lead_nowhere() {
        for (var path :
                new String[] {
                    "/api/42/../42/envelope/", "/api//", "//envelope", "/api/0/envelope/"
                }) {
            assertThat(request().path(path).body("{}").send().status()).as(path).isEqualTo(404);
        }
    }

    private RawHttp request() {
        return new RawHttp(url.getPort()).key(K);
    }

    private String answerTo(String request) throws IOException {
        try (var socket = connect()) {
            write(socket, request);
            return answer(socket);
        }
    }

    private Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), url.getPort());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// Everything up to the end of the connection.
    private static String answer(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
}
