package dev.mayday.bench.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mayday.bench.load.Connection;
import dev.mayday.bench.load.Origin;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebUiTest {

    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/sign-in", WebUiTest::signIn);
        server.createContext("/issues", WebUiTest::issues);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void who_has_signed_in_sees_pages() throws IOException {
        try (var ui = WebUi.signIn(connection(), "a+b@example.org", "right")) {
            assertThat(ui.get("/issues").body()).asString().isEqualTo("41 issues");
        }
    }

    @Test
    void a_refused_sign_in_is_said() {
        assertThatThrownBy(() -> WebUi.signIn(connection(), "a+b@example.org", "wrong"))
                .hasMessageContaining("401");
    }

    private Connection connection() {
        return new Connection(new Origin(false, "127.0.0.1", server.getAddress().getPort()));
    }

    private static void signIn(HttpExchange exchange) throws IOException {
        var form = new String(exchange.getRequestBody().readAllBytes());
        boolean right = form.equals("email=a%2Bb%40example.org&password=right");
        exchange.getResponseHeaders().set("Set-Cookie", "session=s3; Path=/; HttpOnly");
        exchange.sendResponseHeaders(right ? 303 : 401, -1);
        exchange.close();
    }

    private static void issues(HttpExchange exchange) throws IOException {
        boolean known = "session=s3".equals(exchange.getRequestHeaders().getFirst("Cookie"));
        var body = (known ? "41 issues" : "who are you?").getBytes();
        exchange.sendResponseHeaders(known ? 200 : 403, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
