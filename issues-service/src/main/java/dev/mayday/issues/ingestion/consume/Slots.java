package dev.mayday.issues.ingestion.consume;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// How many batches may be in work at once. Whoever brings one learns when the next may come.
public final class Slots {

    private final int most;
    private int taken;
    private CompletableFuture<Void> free = new CompletableFuture<>();

    Slots(int most) {
        this.most = most;
    }

    /// Takes a slot. Completes when another one is free.
    synchronized CompletionStage<Void> take() {
        taken++;
        if (taken < most) return CompletableFuture.completedFuture(null);
        return free;
    }

    void release() {
        CompletableFuture<Void> waiting;
        synchronized (this) {
            taken--;
            if (taken >= most) return;
            waiting = free;
            free = new CompletableFuture<>();
        }
        waiting.complete(null);
    }
}
