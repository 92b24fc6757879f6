package dev.mayday.alerts.rules;

import java.util.Locale;

/// How an evaluation ended (semantics 12.4).
public enum Code {
    ISSUE_RESOLVED,
    ISSUE_ARCHIVED,
    ALREADY_FIRING,
    THROTTLED,
    WOULD_FIRE,
    DESTINATION_MISSING,
    DESTINATION_DISABLED,
    SENT;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
