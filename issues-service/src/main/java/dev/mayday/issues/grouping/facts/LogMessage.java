package dev.mayday.issues.grouping.facts;

import org.jspecify.annotations.Nullable;

/// The log message: the template with its placeholders, and the text that a person reads.
public record LogMessage(@Nullable String template, @Nullable String formatted) {

    /// The template if there is one: it is the same for every value put into it.
    public @Nullable String templateOrText() {
        return template == null || template.isBlank() ? formatted : template;
    }
}
