package dev.mayday.ui.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Which stack speaks for an exception without one, or for an event without exceptions: that of its
/// thread, else of the thread that crashed, else the current one, else the only one, else the
/// event's own (protocol 5.5).
final class StandIns {

    /// @param from whose stack it is; empty when it is the exception's own
    record Lent(StackView stack, String from) {}

    private static final Lent NONE = new Lent(StackView.EMPTY, "");

    private final JsonNode body;
    private final List<JsonNode> threads;
    private final Highlighter highlighter;

    StandIns(JsonNode body, Highlighter highlighter) {
        this.body = body;
        this.threads = Json.values(body.path("threads"));
        this.highlighter = highlighter;
    }

    /// @param outermost the only one for which a stack is guessed
    Lent of(JsonNode exception, boolean outermost) {
        var own = stack(exception);
        if (own.count() > 0) return new Lent(own, "");
        var id = Json.text(exception, "thread_id");
        var its = id.isEmpty() ? Optional.<JsonNode>empty() : first(t -> hasId(t, id));
        if (its.isPresent()) return lent(its.get());
        return outermost && noneHasAStack() ? ofEvent() : NONE;
    }

    Lent ofEvent() {
        var thread = thread();
        if (thread.isPresent()) return lent(thread.get());
        var bare = stack(body);
        return bare.count() > 0 ? new Lent(bare, "the event") : NONE;
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
        return threads.stream()
                .filter(thread -> !frames(thread).isEmpty())
                .filter(kind)
                .findFirst();
    }

    private boolean noneHasAStack() {
        return Json.values(body.path("exception")).stream().allMatch(e -> frames(e).isEmpty());
    }

    private static boolean hasId(JsonNode thread, String id) {
        return Json.text(thread, "id").equals(id);
    }

    private static List<JsonNode> frames(JsonNode owner) {
        return Json.elements(owner.path("stacktrace").path("frames"));
    }

    private StackView stack(JsonNode owner) {
        return StackView.of(owner.path("stacktrace"), highlighter);
    }
}
