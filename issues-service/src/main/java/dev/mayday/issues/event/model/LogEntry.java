package dev.mayday.issues.event.model;

import org.jspecify.annotations.Nullable;

/// What was logged.
///
/// @param template with its placeholders; null when it is no other than the text
/// @param formatted what people read
public record LogEntry(@Nullable String template, String formatted) {

    /// The template if there is one: it is the same for every value put into it.
    public String templateOrText() {
        return template == null || template.isBlank() ? formatted : template;
    }
}
