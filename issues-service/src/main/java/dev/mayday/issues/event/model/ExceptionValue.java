package dev.mayday.issues.event.model;

import org.jspecify.annotations.Nullable;

/// One exception of a chain.
public record ExceptionValue(
        @Nullable String type,
        @Nullable String value,
        @Nullable String module,
        @Nullable String threadId,
        Mechanism mechanism,
        @Nullable StackTrace stacktrace) {

    public ExceptionValue withStack(@Nullable StackTrace other) {
        return new ExceptionValue(type, value, module, threadId, mechanism, other);
    }

    public ExceptionValue withMechanism(Mechanism other) {
        return new ExceptionValue(type, value, module, threadId, other, stacktrace);
    }

    /// The type, unless the SDK made the exception up to carry a stack.
    public @Nullable String realType() {
        return mechanism.synthetic() || type == null || type.isEmpty() ? null : type;
    }
}
