package dev.mayday.ui.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// A line of source around a frame.
///
/// @param number 0 when unknown
/// @param current whether this is the line that ran
public record SourceLine(int number, List<Token> tokens, boolean current) {

    public SourceLine {
        tokens = List.copyOf(tokens);
    }

    static List<SourceLine> around(JsonNode frame, Highlighter highlighter) {
        var before = Json.elements(frame.path("pre_context"));
        var line = Json.text(frame, "context_line");
        var after = Json.elements(frame.path("post_context"));
        if (line.isEmpty() && before.isEmpty() && after.isEmpty()) return List.of();
        var at = frame.path("lineno").asInt(0);
        var lines = new ArrayList<SourceLine>();
        for (int i = 0; i < before.size(); i++) {
            lines.add(line(number(at, i - before.size()), before.get(i), highlighter, false));
        }
        lines.add(line(at, frame.path("context_line"), highlighter, true));
        for (int i = 0; i < after.size(); i++) {
            lines.add(line(number(at, i + 1), after.get(i), highlighter, false));
        }
        return lines;
    }

    private static SourceLine line(
            int number, JsonNode text, Highlighter highlighter, boolean current) {
        return new SourceLine(number, highlighter.tokens(Json.text(text).stripTrailing()), current);
    }

    private static int number(int at, int offset) {
        return at == 0 ? 0 : Math.max(0, at + offset);
    }
}
