package dev.mayday.ui.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// A name and what it holds, one line of a table.
///
/// @param href where the value may be followed to; empty unless it is a web address
public record Pair(String name, String value, String href) {

    private static final int LONG = 160;
    private static final int LONGEST_ADDRESS = 2000;
    private static final int MOST = 300;

    static Pair of(String name, JsonNode value) {
        return of(name, Json.pretty(value));
    }

    static Pair of(String name, String value) {
        return new Pair(name, value, webAddress(value));
    }

    /// Reads an object, or a list of two-element lists (protocol 5.0, rule 6). Elements of a list
    /// that are no pairs are named by their place.
    static List<Pair> all(JsonNode node) {
        return all(node, Json::pretty);
    }

    private static List<Pair> all(JsonNode node, Function<JsonNode, String> print) {
        var pairs = new ArrayList<Pair>();
        if (node.isObject()) {
            for (var field : node.properties()) {
                if (pairs.size() == MOST) break;
                pairs.add(of(field.getKey(), print.apply(field.getValue())));
            }
        }
        for (var element : Json.elements(node)) {
            pairs.add(ofElement(element, pairs.size(), print));
        }
        if (node.size() > MOST) {
            pairs.add(of("…", (node.size() - MOST) + " more in the event as stored"));
        }
        return pairs;
    }

    /// The same for what may also be a bare value.
    static List<Pair> allOr(String name, JsonNode node) {
        return allOr(name, node, Json::pretty);
    }

    /// @param print how a value is written
    static List<Pair> allOr(String name, JsonNode node, Function<JsonNode, String> print) {
        var text = Json.text(node);
        return node.isValueNode() && !text.isEmpty() ? List.of(of(name, text)) : all(node, print);
    }

    private static Pair ofElement(JsonNode element, int place, Function<JsonNode, String> print) {
        return element.isArray() && element.size() == 2 && element.get(0).isValueNode()
                ? of(Json.text(element.get(0)), print.apply(element.get(1)))
                : of("[" + place + "]", print.apply(element));
    }

    /// The address itself when it is one of http or https, else "".
    static String webAddress(String text) {
        if (text.length() > LONGEST_ADDRESS) return "";
        var start = text.toLowerCase(Locale.ROOT);
        if (!start.startsWith("http://") && !start.startsWith("https://")) return "";
        try {
            return URI.create(text).getHost() == null ? "" : text;
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }

    public boolean isLong() {
        return value.length() > LONG || value.indexOf('\n') >= 0;
    }

    /// Its beginning on one line, for the closed form of a long value.
    public String glimpse() {
        var line = value.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= 100
                ? line
                : line.substring(0, line.offsetByCodePoints(0, 100)) + "…";
    }
}
