package dev.mayday.alerts.evaluation;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/// Runs work side by side, but what has the same key one after the other.
final class KeyedWork {

    private final AtomicReferenceArray<CompletableFuture<Void>> tails;

    KeyedWork(int count) {
        tails = new AtomicReferenceArray<>(count);
        for (var queue = 0; queue < count; queue++) {
            tails.set(queue, CompletableFuture.completedFuture(null));
        }
    }

    /// @param work must not fail
    /// @return done when the queue is free to take the work, which is not waited for
    Uni<Void> admit(long key, Supplier<Uni<Void>> work) {
        var queue = (int) Math.floorMod(key, (long) tails.length());
        var done = new CompletableFuture<Void>();
        var before = tails.getAndSet(queue, done);
        before.thenRun(
                () ->
                        Uni.createFrom()
                                .deferred(work::get)
                                .subscribe()
                                .with(done::complete, _ -> done.complete(null)));
        return Uni.createFrom().completionStage(before);
    }
}
