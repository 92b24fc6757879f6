package dev.mayday.alerts.rules;

import dev.mayday.contracts.bus.IssueChange;
import java.util.Set;

/// What is known when a change is judged.
///
/// @param standing where the issue stands by the newest change known
/// @param wholeStory whether the issue's changes are known from its first event on
/// @param seenBefore environments of the issue's events before this change, empty name for none
public record Facts(
        IssueChange change, Standing standing, boolean wholeStory, Set<String> seenBefore) {

    public Facts {
        seenBefore = Set.copyOf(seenBefore);
    }

    /// Whether no rule can be waiting for this: the issue is still there, where it was before.
    public boolean sayNothing() {
        var seen = change.event() == null || seenBefore.contains(environment());
        return change.kind() == IssueChange.Kind.SEEN && (seen || !wholeStory);
    }

    String environment() {
        var event = change.event();
        return event == null ? "" : event.environment();
    }

    /// Whether this is the issue's first event in the environments of a rule, though not its first
    /// event ever.
    boolean firstIn(AlertRule rule) {
        return wholeStory
                && change.event() != null
                && !seenBefore.isEmpty()
                && seenBefore.stream().noneMatch(rule::covers);
    }
}
