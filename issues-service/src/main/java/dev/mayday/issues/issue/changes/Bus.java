package dev.mayday.issues.issue.changes;

import java.util.concurrent.CompletionStage;

/// The way out for changes.
public interface Bus {

    /// Completes once the change is safe with whoever takes it.
    ///
    /// @param issueId messages with the same one keep their order
    CompletionStage<Void> publish(long issueId, String change);

    /// Tells open pages, if anybody listens and keeps up.
    void signal(String change);
}
