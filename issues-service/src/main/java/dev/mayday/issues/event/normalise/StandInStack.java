package dev.mayday.issues.event.normalise;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Some senders give the stack of an exception to its thread, or to the event (Rust, .NET, Cocoa,
/// native; protocol 5.5). It moves to the exception that was thrown last, so that page, culprit and
/// grouping find it where it belongs. Its causes were thrown elsewhere, and get none.
final class StandInStack {

    private StandInStack() {}

    static void adopt(ObjectNode event) {
        var exception = last(event.path("exception").path("values"));
        if (exception == null || hasFrames(exception)) return;
        var owner = owner(exception, event);
        if (owner == null) return;
        exception.set("stacktrace", owner.remove("stacktrace"));
        moveNotes(event, owner, exception);
        var id = owner.path("id");
        if (owner != event && id.isTextual() && !exception.has("thread_id"))
            exception.set("thread_id", id);
    }

    private static @Nullable ObjectNode last(JsonNode exceptions) {
        for (int i = exceptions.size() - 1; i >= 0; i--) {
            if (exceptions.get(i) instanceof ObjectNode exception) return exception;
        }
        return null;
    }

    /// What was written about the stack in `_meta` moves along.
    private static void moveNotes(ObjectNode event, ObjectNode from, ObjectNode to) {
        if (!(event.get("_meta") instanceof ObjectNode meta)) return;
        var source = from == event ? meta : meta.at(place(event, "threads", from));
        if (!(source instanceof ObjectNode notes) || !notes.has("stacktrace")) return;
        meta.withObject(place(event, "exception", to))
                .set("stacktrace", notes.remove("stacktrace"));
    }

    private static String place(ObjectNode event, String list, JsonNode element) {
        var values = event.path(list).path("values");
        int index = 0;
        while (values.get(index) != element) index++;
        return "/" + list + "/values/" + index;
    }

    /// Who has the stack: the exception's thread, else the first that crashed, else the first
    /// current one, else the event, else the only thread.
    private static @Nullable ObjectNode owner(ObjectNode exception, ObjectNode event) {
        var threads = event.path("threads").path("values");
        var own = exception.path("thread_id").textValue();
        if (own != null) {
            for (var thread : threads) {
                if (!own.equals(thread.path("id").textValue())) continue;
                return hasFrames(thread) ? (ObjectNode) thread : ownStack(event);
            }
        }
        var crashed = first(threads, thread -> thread.path("crashed").asBoolean());
        if (crashed != null) return crashed;
        var current = first(threads, thread -> thread.path("current").asBoolean());
        if (current != null) return current;
        if (hasFrames(event)) return event;
        return threads.size() == 1 ? first(threads, _ -> true) : null;
    }

    private static @Nullable ObjectNode ownStack(ObjectNode event) {
        return hasFrames(event) ? event : null;
    }

    private static @Nullable ObjectNode first(JsonNode threads, Predicate<JsonNode> kind) {
        for (var thread : threads) {
            if (kind.test(thread) && hasFrames(thread)) return (ObjectNode) thread;
        }
        return null;
    }

    private static boolean hasFrames(JsonNode owner) {
        return owner.path("stacktrace").path("frames") instanceof ArrayNode frames
                && !frames.isEmpty();
    }
}
