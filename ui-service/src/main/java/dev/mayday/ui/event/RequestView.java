package dev.mayday.ui.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;

/// The web request during which it happened.
///
/// @param href of the address, empty unless http or https
/// @param body pretty when it is JSON
public record RequestView(
        String method,
        String url,
        String href,
        List<Pair> query,
        List<Pair> headers,
        List<Pair> cookies,
        List<Pair> environment,
        String body) {

    public RequestView {
        query = List.copyOf(query);
        headers = List.copyOf(headers);
        cookies = List.copyOf(cookies);
        environment = List.copyOf(environment);
    }

    static RequestView of(JsonNode request) {
        var url = Json.text(request, "url");
        return new RequestView(
                Json.text(request, "method"),
                url,
                WebAddress.orEmpty(url),
                pairsOrText("query", request.path("query_string")),
                Pair.all(request.path("headers")),
                pairsOrText("cookies", request.path("cookies")),
                Pair.all(request.path("env")),
                Json.pretty(request.path("data")));
    }

    public boolean isEmpty() {
        return url.isEmpty() && headers.isEmpty() && body.isEmpty() && query.isEmpty();
    }

    /// "POST /api/documents/classify"
    public String line() {
        return (method + " " + path()).strip();
    }

    private String path() {
        if (href.isEmpty()) return url;
        var path = URI.create(href).getRawPath();
        return path == null || path.isEmpty() ? "/" : path;
    }

    private static List<Pair> pairsOrText(String name, JsonNode node) {
        return node.isTextual() && !node.asText().isEmpty()
                ? List.of(Pair.of(name, node))
                : Pair.all(node);
    }
}
