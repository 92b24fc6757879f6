package dev.mayday.alerts.rules;

import dev.mayday.contracts.bus.IssueChange;
import dev.mayday.contracts.bus.IssueChange.Kind;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What is known when a change is judged.
///
/// @param standing where the issue stands by the newest change known
/// @param seenBefore environments in which the issue was said to be new before, empty name for none
public record Facts(IssueChange change, Standing standing, Set<String> seenBefore) {

    public Facts {
        seenBefore = Set.copyOf(seenBefore);
    }

    /// Where an issue stands, as far as its changes told.
    public enum Standing {
        UNRESOLVED,
        RESOLVED,
        ARCHIVED;

        /// Empty when the change says nothing about it: an archived issue is seen, too.
        public static Optional<Standing> after(Kind kind) {
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

        public static Standing of(String text) {
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
