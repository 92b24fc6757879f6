package dev.mayday.issues.event.normalise;

import dev.mayday.issues.event.json.Bag;
import dev.mayday.issues.event.json.Fields;
import dev.mayday.issues.event.json.Limit;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// `request`: the HTTP request during which it happened (protocol 5.8). Headers, cookies and query
/// become lists of `[name, value]`; a body that is JSON or a form becomes data, so that it can be
/// read and scrubbed by key.
final class RequestNormaliser {

    private static final Set<String> KNOWN =
            Set.of(
                    "url",
                    "method",
                    "data",
                    "query_string",
                    "cookies",
                    "headers",
                    "env",
                    "fragment",
                    "api_target",
                    "inferred_content_type",
                    "body_size");

    private RequestNormaliser() {}

    static void normalise(Fields event, TransportFacts facts) {
        var request = event.within("request", "url");
        if (request == null) return;
        url(request);
        method(request);
        request.text("fragment", Limit.NAME);
        request.text("api_target", Limit.WORD);
        request.natural("body_size");
        Headers.normalise(request);
        RequestPairs.query(request);
        RequestBody.normalise(request);
        env(request, facts);
        request.others(KNOWN, Bag.MEDIUM);
        if (request.node.isEmpty()) event.node.remove("request");
    }

    /// Query and fragment stand beside the URL, not in it.
    private static void url(Fields request) {
        var url = request.text("url", Limit.URL);
        if (url == null) return;
        int hash = url.indexOf('#');
        if (hash >= 0) {
            fragmentOfUrl(request, url.substring(hash + 1));
            url = url.substring(0, hash);
        }
        int question = url.indexOf('?');
        if (question >= 0) {
            queryOfUrl(request, url.substring(question + 1));
            url = url.substring(0, question);
        }
        request.node.put("url", url);
    }

    private static void queryOfUrl(Fields request, String query) {
        var sent = request.get("query_string");
        if (sent == null) request.node.put("query_string", query);
        else if (!RequestPairs.holds(sent, query)) beside(request, "query_string");
    }

    private static void fragmentOfUrl(Fields request, String fragment) {
        if (fragment.isEmpty()) return;
        var sent = request.get("fragment");
        if (sent == null) request.node.put("fragment", fragment);
        else if (!List.of(fragment, "#" + fragment).contains(sent.asText())) {
            beside(request, "fragment");
        }
    }

    private static void beside(Fields request, String key) {
        request.notes.invalid(
                request.path.at("url"), "another one stands in " + key + ", which is kept", null);
    }

    private static void method(Fields request) {
        var method = request.text("method", Limit.WORD);
        if (method == null) return;
        var upper = method.strip().toUpperCase(Locale.ROOT);
        boolean valid =
                upper.length() >= 3
                        && upper.length() <= 32
                        && upper.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || c == '-');
        if (valid) request.node.put("method", upper);
        else request.drop("method", "not a method of HTTP");
    }

    private static void env(Fields request, TransportFacts facts) {
        var env = request.bag("env", Bag.LARGE);
        if (env == null || !env.path("REMOTE_ADDR").asText().equals("{{auto}}")) return;
        if (facts.clientAddress().isEmpty()) env.remove("REMOTE_ADDR");
        else env.put("REMOTE_ADDR", facts.clientAddress());
    }
}
