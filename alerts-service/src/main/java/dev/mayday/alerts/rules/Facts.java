package dev.mayday.alerts.rules;

import dev.mayday.contracts.bus.IssueChange;
import dev.mayday.contracts.bus.IssueChange.Kind;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What is known when a change is judged.
///
/// @param status of the issue by the newest change known
/// @param seenBefore environments in which the issue was said to be new before, empty name for none
public record Facts(IssueChange change, Status status, Set<String> seenBefore) {

    public Facts {
        seenBefore = Set.copyOf(seenBefore);
    }

    /// What people decided about an issue, as far as its changes told.
    public enum Status {
        UNRESOLVED,
        RESOLVED,
        ARCHIVED;

        /// Empty when the change says nothing about it: an archived issue is seen, too.
        public static Optional<Status> after(Kind kind) {
            return switch (kind) {
                case OPENED, REGRESSED, REOPENED -> Optional.of(UNRESOLVED);
                case RESOLVED -> Optional.of(RESOLVED);
                case ARCHIVED -> Optional.of(ARCHIVED);
                case FIRST_IN_ENVIRONMENT -> Optional.empty();
            };
        }

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Status of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    boolean is(Kind kind) {
        return change.kind() == kind;
    }

    /// As the event names it; empty when it names none or no event caused the change.
    String environment() {
        var event = change.event();
        return event == null ? "" : event.environment();
    }
}
