package dev.mayday.ui.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Which stack speaks for an exception without one, or for an event without exceptions: that of its
/// thread, else of the thread that crashed, else the current one, else the only one, else the
/// event's own (protocol 5.5).
final class StandIns {

    /// @param stacktrace as sent; missing when there is none
    /// @param from whose stack it is; empty when it is the exception's own
    record Lent(JsonNode stacktrace, String from) {

        boolean isEmpty() {
            return stacktrace.isMissingNode();
        }
    }

    private static final Lent NONE = new Lent(MissingNode.getInstance(), "");

    private final JsonNode body;
    private final List<JsonNode> threads;

    StandIns(JsonNode body) {
        this.body = body;
        this.threads = Json.values(body.path("threads"));
    }

    /// @param outermost the only one for which a stack is guessed
    Lent of(JsonNode exception, boolean outermost) {
        if (hasFrames(exception)) return new Lent(stack(exception), "");
        var id = Json.text(exception, "thread_id");
        var its = id.isEmpty() ? Optional.<JsonNode>empty() : first(t -> hasId(t, id));
        if (its.isPresent()) return lent(its.get());
        return outermost && noneHasAStack() ? ofEvent() : NONE;
    }

    Lent ofEvent() {
        var thread = thread();
        if (thread.isPresent()) return lent(thread.get());
        return hasFrames(body) ? new Lent(stack(body), "the event") : NONE;
    }

    private Optional<JsonNode> thread() {
        return first(thread -> thread.path("crashed").asBoolean())
                .or(() -> first(thread -> thread.path("current").asBoolean()))
                .or(() -> threads.size() == 1 ? first(_ -> true) : Optional.empty());
    }

    private Lent lent(JsonNode thread) {
        return new Lent(stack(thread), "thread " + ThreadView.name(thread));
    }

    private Optional<JsonNode> first(Predicate<JsonNode> kind) {
        return threads.stream().filter(StandIns::hasFrames).filter(kind).findFirst();
    }

    private boolean noneHasAStack() {
        return Json.values(body.path("exception")).stream().noneMatch(StandIns::hasFrames);
    }

    private static boolean hasId(JsonNode thread, String id) {
        return Json.text(thread, "id").equals(id);
    }

    private static boolean hasFrames(JsonNode owner) {
        return Json.elements(stack(owner).path("frames")).stream().anyMatch(JsonNode::isObject);
    }

    private static JsonNode stack(JsonNode owner) {
        return owner.path("stacktrace");
    }
}
