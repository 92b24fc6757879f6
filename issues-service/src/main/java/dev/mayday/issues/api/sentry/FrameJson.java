package dev.mayday.issues.api.sentry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/// Stacks as the API shows them: frames with names in camel case and source lines with their
/// numbers.
final class FrameJson {

    private static final Map<String, String> NAMES =
            Map.ofEntries(
                    Map.entry("filename", "filename"),
                    Map.entry("absPath", "abs_path"),
                    Map.entry("module", "module"),
                    Map.entry("package", "package"),
                    Map.entry("platform", "platform"),
                    Map.entry("function", "function"),
                    Map.entry("rawFunction", "raw_function"),
                    Map.entry("symbol", "symbol"),
                    Map.entry("lineNo", "lineno"),
                    Map.entry("colNo", "colno"),
                    Map.entry("vars", "vars"),
                    Map.entry("instructionAddr", "instruction_addr"),
                    Map.entry("symbolAddr", "symbol_addr"),
                    Map.entry("addrMode", "addr_mode"),
                    Map.entry("trust", "trust"),
                    Map.entry("lock", "lock"),
                    Map.entry("sourceLink", "source_link"));

    private FrameJson() {}

    /// Null stays null: an exception without a stack.
    static JsonNode stack(JsonNode stacktrace) {
        if (!(stacktrace.get("frames") instanceof ArrayNode frames)) {
            return JsonNodeFactory.instance.nullNode();
        }
        var stack = JsonNodeFactory.instance.objectNode();
        var list = stack.putArray("frames");
        boolean system = false;
        for (var frame : frames) {
            list.add(frame(frame));
            system |= !frame.path("in_app").asBoolean();
        }
        stack.set("framesOmitted", orNull(stacktrace.get("frames_omitted")));
        stack.set("registers", orNull(stacktrace.get("registers")));
        stack.put("hasSystemFrames", system);
        return stack;
    }

    private static ObjectNode frame(JsonNode frame) {
        var json = JsonNodeFactory.instance.objectNode();
        NAMES.forEach((name, wire) -> json.set(name, orNull(frame.get(wire))));
        json.put("inApp", frame.path("in_app").asBoolean());
        json.set("context", context(frame));
        json.putNull("errors");
        return json;
    }

    /// `[[line number, code], …]` around the line itself; empty when there is no source.
    private static ArrayNode context(JsonNode frame) {
        var lines = JsonNodeFactory.instance.arrayNode();
        var line = frame.get("context_line");
        if (line == null) return lines;
        var before = frame.path("pre_context");
        int number = frame.path("lineno").asInt() - before.size();
        for (var each : before) lines.addArray().add(number++).add(each.asText());
        lines.addArray().add(number++).add(line.asText());
        for (var each : frame.path("post_context"))
            lines.addArray().add(number++).add(each.asText());
        return lines;
    }

    static JsonNode orNull(@org.jspecify.annotations.Nullable JsonNode value) {
        return value == null ? JsonNodeFactory.instance.nullNode() : value;
    }
}
