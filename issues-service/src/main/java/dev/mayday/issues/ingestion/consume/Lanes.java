package dev.mayday.issues.ingestion.consume;

import dev.mayday.wire.EnvelopeBatch;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Keeps the batches of one lane one after another, while those of different lanes go side by side:
/// a later batch that overtook an earlier one would find a gap.
final class Lanes {

    private final Map<Lane, CompletableFuture<Void>> last = new ConcurrentHashMap<>();

    record Lane(String node, int number) {
        static Lane of(EnvelopeBatch batch) {
            return new Lane(batch.node(), batch.lane());
        }
    }

    /// Runs the work when all earlier work of the lane has ended, well or not.
    <T> Uni<T> inTurn(Lane lane, Supplier<Uni<T>> work) {
        var mine = new CompletableFuture<Void>();
        var before = last.put(lane, mine);
        var turn =
                before == null
                        ? Uni.createFrom().voidItem()
                        : Uni.createFrom().completionStage(() -> before);
        return turn.chain(work::get)
                .onTermination()
                .invoke(
                        () -> {
                            last.remove(lane, mine);
                            mine.complete(null);
                        });
    }
}

/// How many batches may be in work at once. Whoever brings one learns when the next may come.
final class Slots {

    private final int most;
    private int taken;
    private CompletableFuture<Void> free = new CompletableFuture<>();

    Slots(int most) {
        this.most = most;
    }

    /// Takes a slot. Completes when another one is free.
    synchronized CompletableFuture<Void> take() {
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
