package dev.mayday.ui;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever has no session makes the dashboard keep nothing, and wait for nothing long.
@QuarkusTest
class FormBodiesTest extends PageTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    /// Answered while the body is on its way: nothing of it is written anywhere.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data; boundary=xx",
                "multipart/form-data",
                "MULTIPART/form-data; boundary=",
                "multipart/mixed; boundary=xx",
                "text/plain",
                "application/json",
                "application/x-www-form-urlencoded; charset=no-such",
                "application/x-www-form-urlencoded; charset=",
                "application/x-www-form-urlencoded, multipart/form-data; boundary=xx",
                "application/x-www-form-urlencodedx",
                "/",
                "",
            })
    void nothing_but_a_form_is_taken(String type) throws IOException {
        assertPage(answer("/sign-in", length(type), "--xx"), 415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sign-in/link",
                "/live/../sign-in",
                "/api/%2e%2e/sign-in",
                "//sign-in",
                "/no",
            })
    void nor_is_it_anywhere_else(String path) throws IOException {
        assertPage(answer(path, length("multipart/form-data; boundary=xx"), "--xx"), 415);
    }

    private static String length(String type) {
        return "Content-Type: " + type + "\r\nContent-Length: 999";
    }

    @Test
    void a_body_without_a_type_is_none_of_ours() throws IOException {
        assertPage(answer("/sign-in", "Content-Length: 9", ""), 415);
        assertPage(answer("/sign-in", "Transfer-Encoding: chunked", ""), 415);
    }

    @Test
    void no_part_of_a_form_becomes_a_file() throws IOException {
        var parts =
                "--xx\r\nContent-Disposition: form-data; name=\"email\"; filename=\"a\"\r\n"
                        + "Content-Type: text/plain; charset=no-such\r\n\r\njunk\r\n--xx--\r\n";
        var head = "Content-Type: multipart/form-data; boundary=xx\r\nContent-Length: ";

        assertPage(answer("/sign-in", head + parts.length(), parts), 415);
    }

    @Test
    void a_large_form_is_refused_before_it_comes() throws IOException {
        assertPage(answer("/sign-in", type("Content-Length: 65537"), ""), 413);
    }

    @Test
    void a_text_of_rules_may_be_larger_but_not_of_any_size() throws IOException {
        var address = "/projects/shop/ownership/rules";
        assertPage(answer(address, type("Content-Length: 1048577"), ""), 413);
        assertPage(answer("/projects/shop/ownership", type("Content-Length: 65537"), ""), 413);
    }

    @Test
    void a_form_that_does_not_say_how_large_it_is_is_refused_when_it_is_too_large()
            throws IOException {
        var chunks = ("2000\r\n" + "x".repeat(0x2000) + "\r\n").repeat(9);

        assertPage(answer("/sign-in", type("Transfer-Encoding: chunked"), chunks), 413);
    }

    @Test
    void a_form_that_does_not_come_is_not_waited_for_long() throws IOException {
        assertPage(answer("/sign-in", type("Content-Length: 100"), "email=a"), 408);
        assertPage(answer("/sign-in", type("Transfer-Encoding: chunked"), "1\r\na\r\n"), 408);
    }

    @Test
    void a_form_in_pieces_is_a_form() throws IOException {
        neighbor.answers(
                "POST /internal/sessions", Map.of("token", "fresh-token", "person", Fixtures.ANA));
        var chunks = "8\r\nemail=a%\r\n16\r\n40b.c&password=correct\r\n0\r\n\r\n";

        assertThat(answer("/sign-in", type("Transfer-Encoding: chunked"), chunks))
                .startsWith("HTTP/1.1 303");
        assertThat(neighbor.asked().getFirst().body())
                .contains("\"email\":\"a@b.c\"", "\"password\":\"correct\"");
    }

    @Test
    void who_asks_before_sending_is_told_to_send() throws IOException {
        assertThat(answer("/sign-in", type("Expect: 100-continue\r\nContent-Length: 7"), "email=a"))
                .startsWith("HTTP/1.1 100 Continue")
                .contains("HTTP/1.1 4");
    }

    private static void assertPage(String answer, int status) {
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .containsIgnoringCase("\nContent-Security-Policy: default-src 'self'");
    }

    private static String type(String others) {
        return "Content-Type: " + FORM + "\r\n" + others;
    }

    private static String answer(String path, String headers, String body) throws IOException {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(8_000);
            var head =
                    "POST %s HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\n%s\r\n"
                            + "Connection: close\r\n\r\n";
            socket.getOutputStream()
                    .write((head.formatted(path, headers) + body).getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }
}
