package dev.mayday.issues.grouping;

import dev.mayday.issues.event.model.ExceptionValue;
import dev.mayday.issues.event.model.NormalisedEvent;
import dev.mayday.issues.event.model.StackTrace;
import dev.mayday.issues.grouping.rules.StackRules;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An event whose frames are judged, once for all that asks: `in_app` stands in its model from here
/// on.
final class JudgedEvent {

    private final StackRules project;
    private final String platform;
    private final Map<StackTrace, JudgedStack> stacks = new IdentityHashMap<>();
    final NormalisedEvent event;

    JudgedEvent(NormalisedEvent read, StackRules project) {
        this.project = project;
        platform = read.platform();
        event = read.judged(this::judged);
    }

    private StackTrace judged(StackTrace stack, @Nullable ExceptionValue of) {
        var judged = new JudgedStack(stack, of, platform, project);
        var decided = judged.decided();
        stacks.put(decided, judged);
        return decided;
    }

    /// @param stack of [#event]
    JudgedStack.Comparable comparable(@Nullable StackTrace stack) {
        var judged = stack == null ? null : stacks.get(stack);
        return judged == null ? JudgedStack.Comparable.EMPTY : judged.comparable();
    }
}
