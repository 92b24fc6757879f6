package dev.mayday.issues.grouping.rules;

import org.jspecify.annotations.Nullable;

/// The exception whose stack is judged, as the rules see it.
public record RuleException(
        @Nullable String type, @Nullable String value, @Nullable String mechanism) {

    public static final RuleException NONE = new RuleException(null, null, null);
}
