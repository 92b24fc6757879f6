package dev.mayday.ui;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every parameter of every route meets hostile text. The routes are found by looking, so that a
/// new page is tried without being listed here. Sent raw: no client would let most of it through.
@QuarkusTest
class HostileRoutesTest extends PageTest {

    /// As they stand in an address or a form, encoded or not.
    private static final List<String> HOSTILE =
            List.of(
                    "",
                    "%00",
                    "a%00b",
                    "'\"",
                    "%27%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
                    "%zz",
                    "%",
                    "%e2%28",
                    "%ff%fe",
                    "%ed%a0%80",
                    "%0d%0aX-Evil:%20yes",
                    "..%2f..%2finternal%2fkeys",
                    "%2525252e",
                    "{x}",
                    "%7Bx%7D",
                    "-1",
                    "1e400",
                    "99999999999999999999",
                    "[]",
                    "%F0%9F%94%A5",
                    "x".repeat(3000),
                    "%22".repeat(1000));

    static Stream<Route> routes() {
        return Route.all().stream();
    }

    @Test
    void the_routes_are_found() {
        assertThat(Route.all())
                .extracting(Route::path)
                .contains("/issues", "/sign-in", "/projects", "/live/issues")
                .hasSizeGreaterThan(20);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void no_text_in_a_path_or_query_breaks_a_route(Route route) throws Exception {
        var broken = new ArrayList<String>();
        for (var text : HOSTILE) {
            for (var name : route.pathParameters()) {
                if (!text.isEmpty()) note(broken, route, route.with(name, text), "");
            }
            for (var name : route.query()) {
                note(broken, route, route.with("", "") + "?" + name + "=" + text, "");
                note(broken, route, route.with("", "") + "?" + name + "[]=" + text, "");
            }
            if (route.path().startsWith("/live/")) continue; // each request is an open stream
            for (var name : route.query()) {
                var twice = "?" + name + "=" + text + "&" + name + "=" + text;
                note(broken, route, route.with("", "") + twice, "");
            }
        }

        assertThat(broken).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void no_text_in_a_form_breaks_a_route(Route route) throws Exception {
        var broken = new ArrayList<String>();
        for (var text : HOSTILE) {
            for (var name : route.form()) {
                note(broken, route, route.with("", ""), name + "=" + text);
                note(broken, route, route.with("", ""), name + "[]=" + text);
                note(broken, route, route.with("", ""), name + "=" + text + "&" + name + "=a");
            }
        }

        assertThat(broken).isEmpty();
    }

    /// What begins like an address of ours and ends like none is a page with all that protects one.
    @ParameterizedTest
    @MethodSource("routes")
    void whatever_is_refused_is_a_page(Route route) throws Exception {
        if (route.path().startsWith("/live/")) return;
        for (var text : List.of("abc", "-1", "0x1", "99999999999999999999", "a/b/c")) {
            for (var name : route.pathParameters()) {
                for (var method : List.of("GET", "POST", "PUT", "DELETE")) {
                    var answer = answer(method, route.with(name, text), "");
                    var status = Integer.parseInt(answer.substring(9, 12));
                    if (status < 400) continue;
                    assertThat(answer)
                            .as(method + " " + route.with(name, text))
                            .containsIgnoringCase("\nContent-Security-Policy: default-src 'self'");
                }
            }
        }
    }

    @Test
    void a_request_of_http_1_0_may_come_without_a_host() throws IOException {
        assertThat(status("GET /issues HTTP/1.0\r\n\r\n")).isEqualTo(303);
        assertThat(status("GET /sign-in HTTP/1.0\r\n\r\n")).isEqualTo(200);
    }

    private static void note(List<String> broken, Route route, String address, String form)
            throws IOException {
        var status = status(route.method(), address, form);
        if (status < 200 || status >= 500) {
            broken.add(status + " " + route.method() + " " + address + " " + form);
        }
    }

    /// 0 when the connection was closed without an answer.
    private static int status(String method, String address, String form) throws IOException {
        return status(request(method, address, form));
    }

    private static String request(String method, String address, String form) {
        return method
                + " "
                + address
                + " HTTP/1.1\r\nHost: localhost\r\nCookie: mayday=ana-session\r\n"
                + "Sec-Fetch-Site: same-origin\r\nConnection: close\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                + form.length()
                + "\r\n\r\n"
                + form;
    }

    private static int status(String request) throws IOException {
        var answer = answer(request);
        return answer.length() < 12 ? 0 : Integer.parseInt(answer.substring(9, 12));
    }

    private static String answer(String method, String address, String form) throws IOException {
        return answer(request(method, address, form));
    }

    private static String answer(String request) throws IOException {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            var lines =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
            return lines.lines().takeWhile(line -> !line.isEmpty()).collect(joining("\n"));
        }
    }
}
