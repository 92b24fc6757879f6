package dev.mayday.issues.grouping.facts;

import org.jspecify.annotations.Nullable;

/// One thread of the event, with its stack if it was sent.
public record ThreadStack(
        @Nullable String name, boolean crashed, boolean current, @Nullable Stack stack) {}
