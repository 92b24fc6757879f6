package dev.mayday.issues.event.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mayday.issues.event.json.Fields;
import dev.mayday.issues.event.json.Texts;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How bad it is, least first.
public enum Level {
    DEBUG,
    INFO,
    WARNING,
    ERROR,
    FATAL;

    /// The word on the wire and in the store.
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Words in any letter case with their usual synonyms, and Python's numbers; null for anything
    /// else.
    public static @Nullable Level parse(JsonNode node) {
        var text = Texts.lenient(node);
        return switch (text == null ? "" : text.strip().toLowerCase(Locale.ROOT)) {
            case "fatal", "critical", "50" -> FATAL;
            case "error", "40" -> ERROR;
            case "warning", "warn", "30" -> WARNING;
            case "info", "log", "notice", "20" -> INFO;
            case "debug", "trace", "10" -> DEBUG;
            default -> null;
        };
    }

    /// Reads a level in place; unknown words become the fallback with a note.
    public static Level normalise(Fields fields, Level fallback) {
        var value = fields.get("level");
        var level = value == null ? null : parse(value);
        if (value != null && level == null) fields.drop("level", "expected a level");
        var known = level == null ? fallback : level;
        fields.node.put("level", known.wire());
        return known;
    }
}
