package dev.mayday.issues.event.model;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Which thread's stack speaks for an event whose exceptions have none (protocol 5.5).
final class StandIn {

    private StandIn() {}

    /// The first crashed thread, else the first current one, else the only one; null when none of
    /// them has a stack.
    static @Nullable ThreadValue thread(List<ThreadValue> threads) {
        var crashed = first(threads, ThreadValue::crashed);
        if (crashed != null) return crashed;
        var current = first(threads, ThreadValue::current);
        if (current != null) return current;
        return threads.size() == 1 ? first(threads, _ -> true) : null;
    }

    private static @Nullable ThreadValue first(
            List<ThreadValue> threads, Predicate<ThreadValue> kind) {
        for (var thread : threads) {
            if (thread.stacktrace() != null && kind.test(thread)) return thread;
        }
        return null;
    }
}
