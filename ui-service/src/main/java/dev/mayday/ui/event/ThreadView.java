package dev.mayday.ui.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

/// One thread of the process that was running when it happened.
///
/// @param marks "crashed, current, main", as far as true
/// @param facts what else was sent about it: held locks, for instance
/// @param elsewhere frames that are not shown here, because their stack is shown above, or because
/// the threads before already filled the page
public record ThreadView(
        String name,
        String id,
        String state,
        String marks,
        List<Pair> facts,
        StackView stack,
        String elsewhere) {

    /// Frames of all threads together; nobody reads more, and a dump may have 64,000.
    private static final int MOST_FRAMES = 2_000;

    private static final Set<String> SHOWN_OTHERWISE =
            Set.of("id", "name", "state", "crashed", "current", "main", "stacktrace");

    public ThreadView {
        facts = List.copyOf(facts);
    }

    /// @param errors those that were shown above, maybe with a thread's stack
    static List<ThreadView> all(JsonNode body, List<ErrorView> errors, Reading reading) {
        var threads = new ArrayList<ThreadView>();
        int left = MOST_FRAMES;
        for (var thread : Json.values(body.path("threads"))) {
            if (!thread.isObject()) continue;
            var stack = StackView.of(thread.path("stacktrace"), reading);
            var elsewhere = elsewhere(thread, stack, errors, left);
            var shown = elsewhere.isEmpty() ? stack : StackView.EMPTY;
            left -= shown.count();
            threads.add(of(thread, shown, elsewhere));
        }
        return threads;
    }

    private static ThreadView of(JsonNode thread, StackView stack, String elsewhere) {
        return new ThreadView(
                name(thread),
                Json.text(thread, "id"),
                Json.text(thread, "state"),
                marks(thread),
                facts(thread),
                stack,
                elsewhere);
    }

    private static String elsewhere(
            JsonNode thread, StackView stack, List<ErrorView> errors, int left) {
        if (stack.count() == 0) return "";
        var lent = "thread " + name(thread);
        if (errors.stream().anyMatch(error -> error.lent().equals(lent))) {
            return "its stack is shown above";
        }
        return stack.count() > left ? stack.count() + " frames in the event as stored" : "";
    }

    static String name(JsonNode thread) {
        var name = Json.text(thread, "name");
        return name.isEmpty() ? "#" + Json.text(thread, "id") : name;
    }

    private static String marks(JsonNode thread) {
        var marks = new StringJoiner(", ");
        for (var mark : List.of("crashed", "current", "main")) {
            if (thread.path(mark).asBoolean(false)) marks.add(mark);
        }
        return marks.toString();
    }

    private static List<Pair> facts(JsonNode thread) {
        return Pair.all(thread).stream()
                .filter(pair -> !SHOWN_OTHERWISE.contains(pair.name()) && !pair.value().isEmpty())
                .toList();
    }
}
