package dev.mayday.ui.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// One frame of a stack.
///
/// @param function what ran, `<unknown>` when nobody says
/// @param place file or class
/// @param line ":43" or ""
/// @param library whose code it is, for the fold of frames that are not ours
public record FrameView(
        String function,
        String place,
        String line,
        String library,
        boolean inApp,
        List<SourceLine> source,
        Variables variables) {

    public FrameView {
        source = List.copyOf(source);
    }

    static FrameView of(JsonNode frame, Highlighter highlighter) {
        var module = Json.text(frame, "module");
        var file = Json.text(frame, "filename");
        var place = file.isEmpty() ? module : file;
        var inApp = frame.path("in_app").asBoolean(false);
        return new FrameView(
                firstOf(Json.text(frame, "function"), Json.text(frame, "symbol"), "<unknown>"),
                firstOf(place, Json.text(frame, "abs_path"), Json.text(frame, "package")),
                line(frame),
                Library.of(module, file, Json.text(frame, "package")),
                inApp,
                SourceLine.around(frame, highlighter),
                inApp ? Variables.of(frame) : Variables.NONE);
    }

    /// The same without source and variables.
    FrameView bare() {
        return new FrameView(function, place, line, library, inApp, List.of(), Variables.NONE);
    }

    public boolean opens() {
        return !source.isEmpty() || !variables.isEmpty();
    }

    private static String line(JsonNode frame) {
        int line = frame.path("lineno").asInt(0);
        int column = frame.path("colno").asInt(0);
        if (line <= 0) return "";
        return column <= 0 ? ":" + line : ":" + line + ":" + column;
    }

    private static String firstOf(String first, String second, String third) {
        if (!first.isEmpty()) return first;
        return second.isEmpty() ? third : second;
    }
}
