package dev.mayday.ui.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// One frame of a stack.
///
/// @param function what ran; its address when it has no name
/// @param place file or class, else the binary image
/// @param line ":43" or ""
/// @param library whose code it is, for the fold of frames that are not ours
/// @param facts what else is known about it, mostly of native frames
/// @param open whether what opens starts open
public record FrameView(
        String function,
        String place,
        String line,
        String library,
        boolean inApp,
        List<SourceLine> source,
        Variables variables,
        List<Pair> facts,
        boolean open) {

    private static final List<String> FACTS =
            List.of(
                    "module",
                    "abs_path",
                    "package",
                    "raw_function",
                    "instruction_addr",
                    "symbol_addr",
                    "image_addr",
                    "addr_mode",
                    "trust",
                    "lock");

    public FrameView {
        source = List.copyOf(source);
        facts = List.copyOf(facts);
    }

    /// A line of source around a frame.
    ///
    /// @param number 0 when unknown
    /// @param current whether this is the line that ran
    public record SourceLine(int number, List<Highlighter.Token> tokens, boolean current) {

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
                lines.add(of(number(at, i - before.size()), before.get(i), highlighter, false));
            }
            lines.add(of(at, frame.path("context_line"), highlighter, true));
            for (int i = 0; i < after.size(); i++) {
                lines.add(of(number(at, i + 1), after.get(i), highlighter, false));
            }
            return lines;
        }

        private static SourceLine of(
                int number, JsonNode text, Highlighter highlighter, boolean current) {
            var tokens = highlighter.tokens(Json.text(text).stripTrailing());
            return new SourceLine(number, tokens, current);
        }

        private static int number(int at, int offset) {
            return at == 0 ? 0 : Math.max(0, at + offset);
        }
    }

    static FrameView of(JsonNode frame, Reading reading) {
        var module = Json.text(frame, "module");
        var file = Json.text(frame, "filename");
        var image = Json.text(frame, "package");
        var function = Json.firstOf(frame, "function", "symbol", "raw_function");
        var place = Json.firstOf(frame, "filename", "module", "abs_path", "package");
        var address = Json.firstOf(frame, "instruction_addr", "symbol_addr");
        return new FrameView(
                function.isEmpty() ? (address.isEmpty() ? "<unknown>" : address) : function,
                place.equals(image) ? image.substring(image.lastIndexOf('/') + 1) : place,
                line(frame),
                Library.of(module, file, image),
                frame.path("in_app").asBoolean(false),
                SourceLine.around(frame, reading.highlighter()),
                Variables.of(frame, reading.literals()),
                facts(frame, place),
                false);
    }

    /// The same without what opens.
    FrameView bare() {
        return new FrameView(
                function, place, line, library, inApp, List.of(), Variables.NONE, List.of(), open);
    }

    FrameView opened() {
        return new FrameView(function, place, line, library, inApp, source, variables, facts, true);
    }

    boolean isSameCall(FrameView other) {
        return function.equals(other.function)
                && line.equals(other.line)
                && place.equals(other.place);
    }

    public boolean opens() {
        return !source.isEmpty() || !variables.isEmpty() || !facts.isEmpty();
    }

    private static List<Pair> facts(JsonNode frame, String place) {
        var facts = new ArrayList<Pair>();
        for (var field : FACTS) {
            var text = Json.text(frame, field);
            if (!text.isEmpty() && !text.equals(place)) facts.add(new Pair(field, text, ""));
        }
        return facts;
    }

    private static String line(JsonNode frame) {
        int line = frame.path("lineno").asInt(0);
        int column = frame.path("colno").asInt(0);
        if (line <= 0) return "";
        return column <= 0 ? ":" + line : ":" + line + ":" + column;
    }
}
