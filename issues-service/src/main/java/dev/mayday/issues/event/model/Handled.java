package dev.mayday.issues.event.model;

import java.util.List;
import java.util.Locale;

/// Whether the application caught it itself (semantics 1.1).
public enum Handled {
    YES,
    NO,
    UNKNOWN;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// No if one exception was not handled; yes if all that say so were.
    public static Handled of(List<ExceptionValue> exceptions) {
        var handled = UNKNOWN;
        for (var exception : exceptions) {
            var said = exception.mechanism().handled();
            if (said == null) continue;
            if (!said) return NO;
            handled = YES;
        }
        return handled;
    }
}
