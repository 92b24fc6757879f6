package dev.mayday.issues.grouping;

import dev.mayday.issues.event.model.NormalisedEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The decision: events with the same `hash` are one issue.
///
/// @param fullHash over the uncapped stack; finds an issue only after rules or configuration
/// changed
/// @param event with the last word on `in_app`
/// @param mainException index of the exception that gave the primary key; null when none did
public record Grouping(
        GroupingHash hash,
        GroupingHash fullHash,
        List<List<String>> key,
        Evidence evidence,
        boolean strong,
        NormalisedEvent event,
        @Nullable Integer mainException,
        Explanation explanation) {

    public Grouping {
        key = List.copyOf(key);
    }
}
