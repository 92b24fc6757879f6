package dev.mayday.issues.event.model;

import org.jspecify.annotations.Nullable;

/// One thread of the process.
public record ThreadValue(
        @Nullable String id,
        @Nullable String name,
        @Nullable String state,
        boolean crashed,
        boolean current,
        boolean main,
        @Nullable StackTrace stacktrace) {

    public ThreadValue withStack(@Nullable StackTrace other) {
        return new ThreadValue(id, name, state, crashed, current, main, other);
    }
}
