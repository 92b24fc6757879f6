package dev.mayday.issues.search;

import java.util.Map;
import java.util.UUID;

/// As much of an event as a query can ask about.
///
/// @param project slug
/// @param message of the error or the log entry; empty when there is none
/// @param type of the error; empty for messages
/// @param handled yes, no or unknown
public record SearchedEvent(
        UUID id,
        String project,
        String level,
        String platform,
        String title,
        String culprit,
        String type,
        String message,
        String handled,
        Map<String, String> tags) {
    public SearchedEvent {
        tags = Map.copyOf(tags);
    }
}
