package dev.mayday.ui.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Set;

/// The web request during which it happened.
///
/// @param url with its fragment
/// @param href of the address, empty unless http or https
/// @param body pretty when it is JSON
/// @param others what else was sent about it
public record RequestView(
        String method,
        String url,
        String href,
        List<Pair> query,
        List<Pair> headers,
        List<Pair> cookies,
        List<Pair> environment,
        String body,
        List<Pair> others) {

    private static final Set<String> SHOWN_OTHERWISE =
            Set.of(
                    "method",
                    "url",
                    "fragment",
                    "query_string",
                    "headers",
                    "cookies",
                    "env",
                    "data",
                    "inferred_content_type");

    public RequestView {
        query = List.copyOf(query);
        headers = List.copyOf(headers);
        cookies = List.copyOf(cookies);
        environment = List.copyOf(environment);
        others = List.copyOf(others);
    }

    static RequestView of(JsonNode request) {
        var fragment = Json.text(request, "fragment");
        var url = Json.text(request, "url") + (fragment.isEmpty() ? "" : "#" + fragment);
        return new RequestView(
                Json.text(request, "method"),
                url,
                Pair.webAddress(url),
                Pair.allOr("query", request.path("query_string")),
                Pair.allOr("headers", request.path("headers")),
                Pair.allOr("cookies", request.path("cookies")),
                Pair.allOr("env", request.path("env")),
                Json.pretty(request.path("data")),
                others(request));
    }

    public boolean isEmpty() {
        return method.isEmpty()
                && url.isEmpty()
                && query.isEmpty()
                && headers.isEmpty()
                && cookies.isEmpty()
                && environment.isEmpty()
                && body.isEmpty()
                && others.isEmpty();
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

    private static List<Pair> others(JsonNode request) {
        if (!request.isObject()) return Pair.allOr("request", request);
        return Pair.all(request).stream()
                .filter(pair -> !SHOWN_OTHERWISE.contains(pair.name()) && !pair.value().isEmpty())
                .toList();
    }
}
