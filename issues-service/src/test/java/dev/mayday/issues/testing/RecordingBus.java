package dev.mayday.issues.testing;

import dev.mayday.issues.issue.changes.Bus;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/// Takes everything at once and keeps it.
public final class RecordingBus implements Bus {

    public final List<String> changes = new CopyOnWriteArrayList<>();
    public final List<String> signals = new CopyOnWriteArrayList<>();

    @Override
    public CompletionStage<Void> publish(long issueId, String change) {
        changes.add(change);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void signal(String change) {
        signals.add(change);
    }
}
