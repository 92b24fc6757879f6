package dev.mayday.e2e;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import org.awaitility.Awaitility;

/// A stream of events with many under way at once, that remembers how each id was answered. What
/// gets no answer is not sent again: it may or may not have been stored.
final class Stream {

    /// How many people a stream of the incident's errors comes from.
    static final int USERS = 211;

    private final EventSender sender;
    private final IntFunction<String> event;
    private final ReentrantLock gate = new ReentrantLock(true);
    private final Semaphore underWay = new Semaphore(64);
    private final AtomicInteger next = new AtomicInteger();
    private final Set<String> sent = ConcurrentHashMap.newKeySet();
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final Set<String> refusedForEver = ConcurrentHashMap.newKeySet();

    /// @param event the n-th event
    Stream(EventSender sender, IntFunction<String> event) {
        this.sender = sender;
        this.event = event;
    }

    /// The incident, from one person after the other.
    static Stream ofKeyErrors(EventSender sender) {
        return new Stream(sender, n -> EventSender.keyError("classify", n % USERS));
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

    /// Sends until something is answered with another status than 200.
    void sendUntilRefused(Set<Integer> statuses) throws InterruptedException {
        int known = refused.size();
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (refused.size() == known) {
            if (System.nanoTime() > deadline)
                throw new AssertionError("not refused in 3 min: " + statuses);
            underWay.acquire();
            sendNext(statuses);
        }
        awaitAnswers();
    }

    /// A stream that goes on, whatever comes back, until it is [stopped][Steady#stop].
    Steady sendSteadily(int perSecond) {
        return sendSteadily(perSecond, ConcurrentHashMap.newKeySet());
    }

    Steady sendSteadily(int perSecond, Set<Integer> statuses) {
        var stop = new AtomicBoolean();
        var done =
                CompletableFuture.runAsync(
                        () -> sendSteadily(perSecond, statuses, stop::get),
                        task -> Thread.ofPlatform().name("steady stream").daemon().start(task));
        return new Steady(stop, done);
    }

    record Steady(AtomicBoolean told, CompletableFuture<Void> done) {

        /// Returns when everything sent has its answer.
        void stop() throws Exception {
            told.set(true);
            done.get();
        }
    }

    /// Holds on while somebody has the [#gate].
    private void sendSteadily(int perSecond, Set<Integer> statuses, BooleanSupplier stop) {
        long interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
        long due = System.nanoTime();
        while (!stop.getAsBoolean()) {
            gate.lock();
            try {
                if (underWay.tryAcquire()) sendNext(statuses);
            } finally {
                gate.unlock();
            }
            due = Math.max(due + interval, System.nanoTime() - TimeUnit.SECONDS.toNanos(1));
            LockSupport.parkNanos(due - System.nanoTime());
        }
        underWay.acquireUninterruptibly(64);
        underWay.release(64);
    }

    /// Waits until so many more were accepted than now.
    void awaitMoreAccepted(long count) {
        long goal = accepted.size() + count;
        Awaitility.await("more accepted")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> accepted.size() >= goal);
    }

    /// Runs the work while nothing is sent and everything sent has its answer.
    void pausedFor(ThrowingRunnable work) throws Exception {
        gate.lock();
        try {
            awaitAnswers();
            work.run();
        } finally {
            gate.unlock();
        }
    }

    interface ThrowingRunnable {
        void run() throws Exception;
    }

    private void sendNext(Set<Integer> statuses) {
        var id = EventSender.newId();
        sent.add(id);
        sender.deliver(id, event.apply(next.getAndIncrement()))
                .whenComplete(
                        (answer, _) -> {
                            if (answer != null) answered(id, answer, statuses);
                            underWay.release();
                        });
    }

    private void answered(String id, HttpResponse<?> answer, Set<Integer> statuses) {
        statuses.add(answer.statusCode());
        (answer.statusCode() == 200 ? accepted : refused).add(id);
        boolean isPolite = answer.headers().firstValue("Retry-After").isPresent();
        if (answer.statusCode() != 200 && !isPolite) refusedForEver.add(id);
    }

    private void awaitAnswers() throws InterruptedException {
        underWay.acquire(64);
        underWay.release(64);
    }

    Set<String> sent() {
        return Set.copyOf(sent);
    }

    /// Answered with anything else than 200.
    Set<String> refused() {
        return Set.copyOf(refused);
    }

    /// Refused without a word about when to try again.
    Set<String> refusedForEver() {
        return Set.copyOf(refusedForEver);
    }

    Set<String> accepted() {
        return Set.copyOf(accepted);
    }
}
