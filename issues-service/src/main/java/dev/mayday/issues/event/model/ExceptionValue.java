package dev.mayday.issues.event.model;

import org.jspecify.annotations.Nullable;

/// One exception of a chain.
public record ExceptionValue(
        @Nullable String type,
        @Nullable String value,
        @Nullable String module,
        @Nullable String threadId,
        @Nullable Mechanism mechanism,
        @Nullable StackTrace stacktrace) {

    /// Made up by the SDK to carry a stack: its type says nothing.
    public boolean synthetic() {
        return mechanism != null && mechanism.synthetic();
    }
}
