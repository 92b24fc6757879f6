package dev.mayday.issues.event.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Headers, cookies, queries and tags: names with values that come as object, as list of pairs or
/// as one text.
///
/// @param value null when the sender gave null
public record Pair(String name, @Nullable JsonNode value) {

    private static final int MOST = 1000;

    /// Null when the value is neither an object nor a list of pairs; elements of a list that are no
    /// pairs are left out.
    public static @Nullable List<Pair> of(JsonNode node) {
        var pairs = new ArrayList<Pair>();
        if (node instanceof ObjectNode object) {
            for (var entry : object.properties()) {
                if (pairs.size() < MOST) pairs.add(of(entry.getKey(), entry.getValue()));
            }
            return pairs;
        }
        if (!(node instanceof ArrayNode list)) return null;
        for (int i = 0; i < list.size() && pairs.size() < MOST; i++) {
            var pair = list.get(i);
            var name = pair.isArray() && pair.size() == 2 ? Texts.lenient(pair.get(0)) : null;
            if (name != null) pairs.add(of(name, pair.get(1)));
        }
        return pairs;
    }

    private static Pair of(String name, JsonNode value) {
        return new Pair(name, value.isNull() ? null : value);
    }

    /// `a=b; c=d`, or with `&` and URL encoding.
    public static List<Pair> split(String text, char separator, boolean encoded) {
        var pairs = new ArrayList<Pair>();
        int from = 0;
        while (from <= text.length() && pairs.size() < MOST) {
            int end = text.indexOf(separator, from);
            if (end < 0) end = text.length();
            var part = text.substring(from, end).strip();
            if (!part.isEmpty()) pairs.add(one(part, encoded));
            from = end + 1;
        }
        return pairs;
    }

    private static Pair one(String part, boolean encoded) {
        int equals = part.indexOf('=');
        var name = equals < 0 ? part : part.substring(0, equals);
        var value = equals < 0 ? "" : part.substring(equals + 1);
        return encoded
                ? new Pair(decoded(name), TextNode.valueOf(decoded(value)))
                : new Pair(name.strip(), TextNode.valueOf(value.strip()));
    }

    private static String decoded(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) return text;
        try {
            return Texts.clean(URLDecoder.decode(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException badEscape) {
            return text;
        }
    }
}
