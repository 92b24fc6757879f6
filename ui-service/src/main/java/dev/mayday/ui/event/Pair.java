package dev.mayday.ui.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// A name and what it holds, one line of a table.
///
/// @param href where the value may be followed to; empty unless it is a web address
public record Pair(String name, String value, String href) {

    private static final int LONG = 160;

    static Pair of(String name, JsonNode value) {
        return of(name, Json.pretty(value));
    }

    static Pair of(String name, String value) {
        return new Pair(name, value, WebAddress.orEmpty(value));
    }

    /// Reads an object, or a list of two-element lists (protocol 5.0, rule 6).
    static List<Pair> all(JsonNode node) {
        var pairs = new ArrayList<Pair>();
        if (node.isObject()) {
            node.properties().forEach(field -> pairs.add(of(field.getKey(), field.getValue())));
        }
        for (var element : Json.elements(node)) {
            if (element.isArray() && element.size() == 2) {
                pairs.add(of(Json.text(element.get(0)), element.get(1)));
            }
        }
        return pairs;
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
