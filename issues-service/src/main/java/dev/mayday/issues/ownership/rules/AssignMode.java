package dev.mayday.issues.ownership.rules;

import java.util.Locale;
import java.util.Optional;

/// What becomes of the owner that rules name (semantics 9.5).
public enum AssignMode {
    ASSIGN,
    SUGGEST,
    OFF;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<AssignMode> of(String word) {
        for (var mode : values()) if (mode.wire().equals(word)) return Optional.of(mode);
        return Optional.empty();
    }
}
