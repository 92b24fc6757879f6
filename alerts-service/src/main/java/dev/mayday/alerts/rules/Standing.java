package dev.mayday.alerts.rules;

import dev.mayday.contracts.bus.IssueChange.Kind;
import java.util.Locale;
import java.util.Optional;

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
            case SEEN, FIRST_IN_ENVIRONMENT -> Optional.empty();
        };
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Standing of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
