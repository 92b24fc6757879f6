package dev.mayday.e2e;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/// A stream of events with many under way at once, that remembers which ids were answered 200. What
/// gets no answer is
/// not sent again: it may or may not have been stored.
final class Stream {

    private final EventSender sender;
    private final IntFunction<String> event;
    private final Semaphore underWay = new Semaphore(64);
    private final AtomicInteger next = new AtomicInteger();
    private final Set<String> sent = ConcurrentHashMap.newKeySet();
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();

    /// @param event the n-th event
    Stream(EventSender sender, IntFunction<String> event) {
        this.sender = sender;
        this.event = event;
    }

    /// Sends until so many more were accepted.
    void acceptMore(int count, Set<Integer> statuses) throws InterruptedException {
        int goal = accepted.size() + count;
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (accepted.size() < goal) {
            if (System.nanoTime() > deadline)
                throw new AssertionError("not accepted in 3 min: " + statuses);
            underWay.acquire();
            sendNext(statuses);
        }
        awaitAnswers();
    }

    /// Sends as fast as it can until the future is done, whatever comes back.
    void sendWhile(CompletableFuture<?> running) throws InterruptedException {
        while (!running.isDone()) {
            underWay.acquire();
            sendNext(ConcurrentHashMap.newKeySet());
        }
        awaitAnswers();
    }

    private void sendNext(Set<Integer> statuses) {
        var id = EventSender.newId();
        sent.add(id);
        sender.send(id, event.apply(next.getAndIncrement()))
                .whenComplete(
                        (status, failure) -> {
                            if (status != null) statuses.add(status);
                            if (status != null && status == 200) accepted.add(id);
                            underWay.release();
                        });
    }

    private void awaitAnswers() throws InterruptedException {
        underWay.acquire(64);
        underWay.release(64);
    }

    Set<String> sent() {
        return Set.copyOf(sent);
    }

    Set<String> accepted() {
        return Set.copyOf(accepted);
    }
}
