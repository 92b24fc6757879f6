package dev.mayday.issues.event.normalise;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mayday.issues.event.json.Bag;
import dev.mayday.issues.event.json.Fields;
import dev.mayday.issues.event.json.Pair;
import dev.mayday.issues.event.json.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// Request headers as a list of `[Name, value]`, with the cookies taken out of them.
final class Headers {

    private static final int LONGEST_VALUE = 4096;

    private Headers() {}

    static void normalise(Fields request) {
        var value = request.get("headers");
        if (value == null) return;
        var pairs = Pair.of(value);
        if (pairs == null) {
            request.drop("headers", "expected an object or a list of pairs");
            return;
        }
        if (value instanceof ObjectNode)
            pairs.sort(Comparator.comparing(pair -> titleCase(pair.name())));
        var list = request.node.arrayNode();
        var names = new ArrayList<String>();
        for (var pair : pairs) {
            var name = titleCase(pair.name().strip());
            if (name.isEmpty()) continue;
            var text = joined(pair.value());
            if (name.equals("Cookie") && text.indexOf('=') > 0) {
                takeCookies(request, text);
                continue;
            }
            names.add(pair.name());
            list.addArray().add(name).add(Texts.cut(text, LONGEST_VALUE));
        }
        if (value.isObject()) request.notes.paired(request.path.at("headers"), names);
        if (list.isEmpty()) request.node.remove("headers");
        else request.node.set("headers", list);
        request.free("headers", Bag.LARGER);
    }

    private static void takeCookies(Fields request, String cookies) {
        if (request.get("cookies") == null) request.node.put("cookies", cookies);
    }

    private static String joined(@Nullable JsonNode value) {
        if (value == null) return "";
        if (!value.isArray()) return Texts.anyText(value);
        var joined = new StringJoiner(",");
        value.forEach(each -> joined.add(Texts.anyText(each)));
        return joined.toString();
    }

    /// `x-request-id` is `X-Request-Id`.
    static String titleCase(String name) {
        var title = new StringBuilder(name.length());
        boolean start = true;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            title.append(start ? Character.toUpperCase(c) : Character.toLowerCase(c));
            start = c == '-';
        }
        return title.toString();
    }

    /// The value of a header of a request in order, or null.
    static @Nullable String value(JsonNode request, String name) {
        for (var pair : request.path("headers")) {
            if (pair.path(0).asText().equals(name)) return pair.path(1).asText();
        }
        return null;
    }
}
