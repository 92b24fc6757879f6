package dev.mayday.ingest.publish;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The batches on their way: at most two, and never two of one lane. One that is not taken is sent
/// again, for ever. Owned by the publisher's thread; the receiver's answers come on any.
final class Sendings {

    private static final Logger LOG = Logger.getLogger(Sendings.class);
    private static final int MOST = 2;

    private final BatchSender sender;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Runnable wake;
    private final Backoff backoff = new Backoff(Duration.ofMillis(50), Duration.ofSeconds(10));
    private final List<Sending> underWay = new ArrayList<>();

    Sendings(BatchSender sender, InstantSource clock, RandomGenerator random, Runnable wake) {
        this.sender = sender;
        this.clock = clock;
        this.random = random;
        this.wake = wake;
    }

    /// What may become of a batch, until the receiver has it.
    private sealed interface State {
        record Sent() implements State {}

        record Acknowledged() implements State {}

        record Failed(Throwable because) implements State {}

        record Waiting(Instant until) implements State {}
    }

    /// Its state changes on whatever thread the receiver answers.
    private static final class Sending {

        private final String node;
        private final Batch batch;
        private int attempts;
        private volatile State state = new State.Sent();

        private Sending(String node, Batch batch) {
            this.node = node;
            this.batch = batch;
        }
    }

    boolean isFree(int lane) {
        return underWay.size() < MOST && underWay.stream().noneMatch(s -> s.batch.lane() == lane);
    }

    boolean isFull() {
        return underWay.size() >= MOST;
    }

    boolean isEmpty() {
        return underWay.isEmpty();
    }

    /// Whether the receiver has refused one that is still to be sent again.
    boolean isStalled() {
        return underWay.stream().anyMatch(sending -> sending.attempts > 1 || isRefused(sending));
    }

    private static boolean isRefused(Sending sending) {
        return sending.state instanceof State.Failed || sending.state instanceof State.Waiting;
    }

    /// Everything before this sequence has been taken; no bound when nothing is under way.
    long firstUnderWay() {
        return underWay.stream().mapToLong(s -> s.batch.first()).min().orElse(Long.MAX_VALUE);
    }

    @Nullable Instant oldest() {
        return underWay.stream()
                .map(sending -> sending.batch.oldest())
                .min(Instant::compareTo)
                .orElse(null);
    }

    void send(String node, Batch batch) {
        var sending = new Sending(node, batch);
        underWay.add(sending);
        send(sending);
    }

    /// What has been taken since is noted and is under way no more.
    void collect(Progress acknowledged) {
        for (var sending : List.copyOf(underWay)) {
            if (!(sending.state instanceof State.Acknowledged)) continue;
            sending.batch.noteIn(acknowledged);
            underWay.remove(sending);
        }
    }

    /// Forgets what is under way of a lane: whatever becomes of it does not matter any more.
    void drop(int lane) {
        underWay.removeIf(sending -> sending.batch.lane() == lane);
    }

    /// Sends again what was refused and has waited.
    void resend() {
        var now = clock.instant();
        for (var sending : underWay) {
            if (sending.state instanceof State.Failed(var because)) {
                var wait = backoff.before(sending.attempts, random);
                sending.state = new State.Waiting(now.plus(wait));
                if (sending.attempts == 1 || sending.attempts % 100 == 0) {
                    LOG.warnf(
                            "Envelopes not taken, will be sent again attempt=%d error=%s",
                            sending.attempts, because);
                }
            } else if (sending.state instanceof State.Waiting(var until) && !until.isAfter(now)) {
                send(sending);
            }
        }
    }

    /// When something is to be sent again; null when nothing is.
    @Nullable Instant due() {
        Instant due = null;
        for (var sending : underWay) {
            if (!(sending.state instanceof State.Waiting(var until))) continue;
            if (due == null || until.isBefore(due)) due = until;
        }
        return due;
    }

    private void send(Sending sending) {
        sending.attempts++;
        sending.state = new State.Sent();
        var key = sending.node + "/" + sending.batch.lane();
        try {
            sender.send(key, sending.batch.encoded())
                    .whenComplete((_, failure) -> answered(sending, failure));
        } catch (RuntimeException failure) {
            answered(sending, failure);
        }
    }

    private void answered(Sending sending, @Nullable Throwable failure) {
        sending.state = failure == null ? new State.Acknowledged() : new State.Failed(failure);
        wake.run();
    }
}
