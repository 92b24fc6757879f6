package dev.mayday.issues.event.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.netty.handler.codec.http.QueryStringDecoder;
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

    /// Null when the value is a scalar. In a list, pairs come as `[name, value]` or `{"name": …,
    /// "value": …}`; an object of another shape is several, and anything else is one under its
    /// index.
    public static @Nullable List<Pair> of(JsonNode node) {
        var pairs = new ArrayList<Pair>();
        if (node instanceof ObjectNode object) addAll(object, pairs);
        else if (node instanceof ArrayNode list) addAll(list, pairs);
        else return null;
        return pairs;
    }

    private static void addAll(ObjectNode object, List<Pair> pairs) {
        for (var entry : object.properties()) {
            if (pairs.size() < MOST) pairs.add(of(entry.getKey(), entry.getValue()));
        }
    }

    private static void addAll(ArrayNode list, List<Pair> pairs) {
        for (int i = 0; i < list.size() && pairs.size() < MOST; i++) {
            var element = list.get(i);
            var name = Shapes.nameOf(element);
            if (name != null) pairs.add(of(name, Shapes.valueOf(element)));
            else if (element instanceof ObjectNode object) addAll(object, pairs);
            else pairs.add(of(Integer.toString(i), element));
        }
    }

    /// What one element of a list stands for.
    public static List<Pair> ofOne(JsonNode element) {
        var pairs = new ArrayList<Pair>();
        addAll(JsonNodeFactory.instance.arrayNode().add(element), pairs);
        return pairs;
    }

    public static Pair of(String name, String value) {
        return new Pair(name, TextNode.valueOf(value));
    }

    private static Pair of(String name, JsonNode value) {
        return new Pair(name, value.isNull() ? null : value);
    }

    /// Whether a text of cookies has one ended here, however they are joined. A comma ends a cookie
    /// only before the name of another: values have commas, too.
    public static boolean endsCookie(String text, int at) {
        char c = text.charAt(at);
        if (c == ';' || c == '\n' || c == '\r') return true;
        if (c != ',') return false;
        int i = at + 1;
        while (i < text.length() && text.charAt(i) == ' ') i++;
        int name = i;
        while (i < text.length() && isNamed(text.charAt(i))) i++;
        return i > name && i < text.length() && text.charAt(i) == '=';
    }

    private static boolean isNamed(char c) {
        return (c >= '0' && c <= '9')
                || (c >= 'A' && c <= 'Z')
                || (c >= 'a' && c <= 'z')
                || "_-.!#$%&'*+^`|~".indexOf(c) >= 0;
    }

    /// Says whether a pair ends at a place of a text.
    public interface End {
        boolean isAt(String text, int at);
    }

    /// `a=b; c=d`, or with `&` and URL encoding.
    public static List<Pair> split(String text, End separator, boolean encoded) {
        var pairs = new ArrayList<Pair>();
        int from = 0;
        while (from <= text.length() && pairs.size() < MOST) {
            int end = from;
            while (end < text.length() && !separator.isAt(text, end)) end++;
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
            return Texts.clean(QueryStringDecoder.decodeComponent(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException badEscape) {
            return text;
        }
    }
}
