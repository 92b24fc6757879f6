package dev.mayday.issues.grouping.facts;

import org.jspecify.annotations.Nullable;

/// One exception of the event.
public record Thrown(
        @Nullable String type,
        @Nullable String value,
        @Nullable String module,
        Mechanism mechanism,
        @Nullable Stack stack) {

    public Thrown withMechanism(Mechanism other) {
        return new Thrown(type, value, module, other, stack);
    }
}
