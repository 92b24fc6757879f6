package dev.mayday.issues.event.model;

import static dev.mayday.issues.event.json.Texts.textOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads exceptions, threads and stacks of a canonical tree, new or stored, into records. What
/// scrubbing has made of another type reads as absent. Bounds are the normaliser's business.
public final class ModelReader {

    private ModelReader() {}

    /// Root cause first; those that say nothing are left out.
    public static List<ExceptionValue> exceptions(JsonNode event) {
        var exceptions = new ArrayList<ExceptionValue>();
        for (var node : event.path("exception").path("values")) {
            if (node.isObject()) exceptions.add(exception(node));
        }
        return exceptions;
    }

    private static ExceptionValue exception(JsonNode node) {
        return new ExceptionValue(
                textOf(node, "type"),
                textOf(node, "value"),
                textOf(node, "module"),
                textOf(node, "thread_id"),
                MechanismReader.read(node.path("mechanism")),
                stack(node));
    }

    public static List<ThreadValue> threads(JsonNode event) {
        var threads = new ArrayList<ThreadValue>();
        for (var node : event.path("threads").path("values")) {
            if (!node.isObject()) continue;
            threads.add(
                    new ThreadValue(
                            textOf(node, "id"),
                            textOf(node, "name"),
                            textOf(node, "state"),
                            node.path("crashed").asBoolean(),
                            node.path("current").asBoolean(),
                            node.path("main").asBoolean(),
                            stack(node)));
        }
        return threads;
    }

    /// @param owner of a `stacktrace`: an exception, a thread or the event
    public static @Nullable StackTrace stack(JsonNode owner) {
        if (!(owner.path("stacktrace").path("frames") instanceof ArrayNode list)) return null;
        var frames = new ArrayList<Frame>(list.size());
        for (var node : list) frames.add(frame(node));
        return new StackTrace(frames);
    }

    private static Frame frame(JsonNode node) {
        var data = node.path("data");
        return new Frame(
                textOf(node, "function"),
                textOf(node, "raw_function"),
                textOf(node, "module"),
                textOf(node, "filename"),
                textOf(node, "abs_path"),
                textOf(node, "package"),
                textOf(node, "platform"),
                number(node, "lineno"),
                number(node, "colno"),
                saidInApp(node),
                textOf(node, "context_line"),
                data.hasNonNull("sourcemap"),
                data.path("symbolicated").asBoolean(),
                textOf(data, "category"));
    }

    /// Of a stored frame what the SDK said, not what was made of it.
    private static @Nullable Boolean saidInApp(JsonNode frame) {
        var before = frame.path("data").get("orig_in_app");
        if (before == null || !before.isIntegralNumber()) return flag(frame, "in_app");
        return before.intValue() < 0 ? null : before.intValue() == 1;
    }

    static @Nullable Long number(JsonNode node, String key) {
        var value = node.get(key);
        return value == null || !value.isIntegralNumber() ? null : value.longValue();
    }

    static @Nullable Boolean flag(JsonNode node, String key) {
        var value = node.get(key);
        return value == null || !value.isBoolean() ? null : value.booleanValue();
    }
}
