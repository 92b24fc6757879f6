package dev.mayday.alerts.rules;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Whether a rule speaks. `watch` evaluates and records what it would have said.
public enum Mode {
    OFF,
    WATCH,
    ACTIVE;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Mode> parse(String text) {
        return Stream.of(values()).filter(mode -> mode.text().equals(text)).findFirst();
    }
}
