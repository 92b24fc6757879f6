package dev.mayday.issues.grouping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the built-in algorithm made of an event.
///
/// @param full the key over the uncapped stack
/// @param exception index of the exception that gave it
record DefaultKey(
        List<KeyEntry> entries,
        List<List<String>> full,
        Evidence evidence,
        boolean strong,
        @Nullable Integer exception,
        List<Explanation.LeftOut> leftOut) {

    /// A key without a stack.
    static DefaultKey of(Evidence evidence, KeyEntry entry) {
        var entries = List.of(entry);
        return new DefaultKey(entries, KeyEntry.key(entries), evidence, false, null, List.of());
    }

    boolean empty() {
        return entries.isEmpty();
    }
}
