package dev.mayday.issues.grouping;

import dev.mayday.issues.event.model.ExceptionValue;
import dev.mayday.issues.event.model.Mechanism;
import dev.mayday.issues.event.model.NormalisedEvent;
import dev.mayday.issues.event.model.StackTrace;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The built-in algorithm: exceptions, else a thread or the event's own stack, else what an event
/// without a stack says.
final class DefaultKeys {

    private final JudgedEvent judged;
    private final NormalisedEvent event;
    private final ExceptionKeys keys;
    private final Chains chains;
    private final @Nullable ExceptionKey[] known;

    DefaultKeys(JudgedEvent judged, GroupingConfig config) {
        this.judged = judged;
        event = judged.event;
        keys = new ExceptionKeys(config, event.platform());
        chains = new Chains(config, this::exception, keys::skeleton);
        known = new ExceptionKey[event.exceptions().size()];
    }

    DefaultKey key() {
        var thrown = chains.of(event.exceptions());
        if (!thrown.empty()) return thrown;
        return bare(event.bareStack())
                .or(() -> bare(event.stacktrace()))
                .orElseGet(() -> PlainKeys.of(event));
    }

    /// The key of one exception; made once.
    private ExceptionKey exception(int index) {
        var key = known[index];
        if (key == null) {
            var thrown = event.exceptions().get(index);
            key = keys.of(thrown, judged.comparable(thrown.stacktrace()), index);
            known[index] = key;
        }
        return key;
    }

    /// A stack without an exception says what the log message says.
    private Optional<DefaultKey> bare(@Nullable StackTrace stack) {
        if (stack == null) return Optional.empty();
        var text = event.logentry() == null ? null : event.logentry().templateOrText();
        var nobody = new ExceptionValue(null, text, null, null, Mechanism.NONE, null);
        var key = keys.of(nobody, judged.comparable(stack), null);
        if (key.frames().isEmpty()) return Optional.empty();
        var entries = new ArrayList<KeyEntry>();
        entries.add(KeyEntry.of("stack of a thread", "thread"));
        entries.addAll(key.entries());
        return Optional.of(
                new DefaultKey(
                        entries, key.full(), key.evidence(), key.strong(), null, key.leftOut()));
    }
}
