package dev.mayday.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// A site that somebody else runs, with pages that attack; it remembers what browsers tell it.
final class ForeignSite implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final List<String> referrers = new CopyOnWriteArrayList<>();

    ForeignSite() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var referrer = exchange.getRequestHeaders().getFirst("Referer");
            var path = exchange.getRequestURI().getPath();
            if (!path.equals("/favicon.ico")) referrers.add(referrer == null ? "" : referrer);
            var page = pages.getOrDefault(path, "nothing");
            var body = ("<!doctype html><title>evil</title>" + page).getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /// @param path begins with a slash
    void shows(String path, String html) {
        pages.put(path, html);
    }

    /// A page that sends a form by itself.
    ///
    /// @param values name, value, name, value…
    void posts(String path, URI target, String... values) {
        var fields = new StringBuilder();
        for (int i = 0; i < values.length; i += 2) {
            fields.append("<input name='%s' value='%s'>".formatted(values[i], values[i + 1]));
        }
        shows(
                path,
                "<form method=post action='%s'>%s</form><script>document.forms[0].submit()</script>"
                        .formatted(target, fields));
    }

    /// What browsers said whence they come, empty for nothing, newest last.
    List<String> referrers() {
        return List.copyOf(referrers);
    }

    /// On another site than `localhost`.
    URI elsewhere(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /// On the same site as `localhost`, from another origin: cookies know no ports.
    URI nextDoor(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
