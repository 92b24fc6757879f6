package dev.mayday.issues.event.normalise;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mayday.contracts.Level;
import dev.mayday.issues.event.json.Fields;
import dev.mayday.issues.event.json.Texts;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How SDKs and people write a [Level].
final class Levels {

    private Levels() {}

    /// Words in any letter case with their usual synonyms, and Python's numbers; null for anything
    /// else.
    static @Nullable Level parse(JsonNode node) {
        var text = Texts.lenient(node);
        return switch (text == null ? "" : text.strip().toLowerCase(Locale.ROOT)) {
            case "fatal", "critical", "50" -> Level.FATAL;
            case "error", "40" -> Level.ERROR;
            case "warning", "warn", "30" -> Level.WARNING;
            case "info", "log", "notice", "20" -> Level.INFO;
            case "debug", "trace", "10" -> Level.DEBUG;
            default -> null;
        };
    }

    /// Reads a level in place; unknown words become the fallback with a note.
    static Level normalise(Fields fields, Level fallback) {
        var value = fields.get("level");
        var level = value == null ? null : parse(value);
        if (value != null && level == null) fields.drop("level", "expected a level");
        var known = level == null ? fallback : level;
        fields.node.put("level", known.wire());
        return known;
    }
}
