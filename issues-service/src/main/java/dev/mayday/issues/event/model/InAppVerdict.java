package dev.mayday.issues.event.model;

import org.jspecify.annotations.Nullable;

/// The last word on which frames are the application's own; grouping says it.
@FunctionalInterface
public interface InAppVerdict {

    /// @param stack index in [NormalisedEvent#stacks()]
    /// @param frame index in the frames of that stack
    /// @return null leaves what the SDK said
    @Nullable Boolean inApp(int stack, int frame);
}
