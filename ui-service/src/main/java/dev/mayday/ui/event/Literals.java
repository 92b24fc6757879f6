package dev.mayday.ui.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Writes the values of variables as their language does. SDKs send them as JSON; those of Python
/// and Ruby make every text out of what the language itself prints (`repr`, `inspect`), so that it
/// stands as it came.
///
/// @param nothing `None`, `null`, `nil`
/// @param quote around texts; empty where they stand as they came
/// @param key around names of a map
record Literals(String nothing, String yes, String no, String quote, String key, String is) {

    private static final int ONE_LINE = 100;

    /// What an SDK says instead of a value that it could not send: `<undefined>`, `[Function: f]`.
    private static final Pattern STAND_IN = Pattern.compile("<[^<>]*+>|\\[[^\\[\\]]*+]");

    static Literals of(String platform) {
        return switch (platform) {
            case "python" -> new Literals("None", "True", "False", "", "'", ": ");
            case "ruby" -> new Literals("nil", "true", "false", "", "\"", " => ");
            case "elixir", "go", "cocoa", "swift", "objc" ->
                    new Literals("nil", "true", "false", "", "\"", ": ");
            case "javascript", "node" -> new Literals("null", "true", "false", "'", "", ": ");
            default -> new Literals("null", "true", "false", "", "\"", ": ");
        };
    }

    String print(JsonNode value) {
        var line = new StringBuilder();
        write(value, line);
        if (line.length() <= ONE_LINE || !value.isContainerNode() || value.isEmpty()) {
            return Json.bounded(line.toString());
        }
        return Json.bounded(
                open(value)
                        + "\n    "
                        + String.join(",\n    ", parts(value))
                        + "\n"
                        + close(value));
    }

    private List<String> parts(JsonNode container) {
        var parts = new ArrayList<String>();
        for (var field : container.properties()) {
            var part = new StringBuilder();
            entry(field.getKey(), field.getValue(), part);
            parts.add(part.toString());
        }
        if (container.isArray()) {
            for (var element : container) {
                var part = new StringBuilder();
                write(element, part);
                parts.add(part.toString());
            }
        }
        return parts;
    }

    private void write(JsonNode value, StringBuilder out) {
        switch (value.getNodeType()) {
            case OBJECT, ARRAY ->
                    out.append(open(value))
                            .append(String.join(", ", parts(value)))
                            .append(close(value));
            case NULL, MISSING -> out.append(nothing);
            case BOOLEAN -> out.append(value.asBoolean() ? yes : no);
            case STRING -> text(value.asText(), out);
            case NUMBER, BINARY, POJO -> out.append(value.asText());
        }
    }

    private void entry(String name, JsonNode value, StringBuilder out) {
        out.append(key).append(name).append(key).append(is);
        write(value, out);
    }

    private void text(String text, StringBuilder out) {
        if (quote.isEmpty() || STAND_IN.matcher(text).matches()) {
            out.append(text);
            return;
        }
        out.append(quote);
        out.append(text.replace("\\", "\\\\").replace(quote, "\\" + quote).replace("\n", "\\n"));
        out.append(quote);
    }

    private static char open(JsonNode container) {
        return container.isArray() ? '[' : '{';
    }

    private static char close(JsonNode container) {
        return container.isArray() ? ']' : '}';
    }
}
