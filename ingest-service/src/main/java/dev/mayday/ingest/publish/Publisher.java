package dev.mayday.ingest.publish;

import dev.mayday.ingest.Seldom;
import dev.mayday.ingest.spool.Spool;
import dev.mayday.wire.EnvelopeBatch;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Sends batch after batch, at most two at a time and never two of one lane; the position follows
/// the acknowledged ones without a gap. At low rates a record leaves at once, under load they
/// gather while the one before is on its way.
public final class Publisher {

    private static final Logger LOG = Logger.getLogger(Publisher.class);
    private static final int MAX_SENDINGS = 2;
    private static final Duration SAVE_EVERY = Duration.ofMillis(200);
    private static final Duration IDLE = Duration.ofSeconds(1);

    private final Spool spool;
    private final BatchSender sender;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Runnable wake;
    private final Backoff backoff = new Backoff(Duration.ofMillis(50), Duration.ofSeconds(10));
    private final Seldom complaints;
    private final Deque<Sending> sendings = new ArrayDeque<>();
    private @Nullable Batch next;
    private long acknowledged;
    private long saved;
    private Instant lastSave;
    private volatile @Nullable Instant oldest;

    /// @param wake called from any thread when a turn is worth while
    public Publisher(
            Spool spool,
            BatchSender sender,
            InstantSource clock,
            RandomGenerator random,
            Runnable wake) {
        this.spool = spool;
        this.sender = sender;
        this.clock = clock;
        this.random = random;
        this.wake = wake;
        this.complaints = new Seldom(clock);
        this.acknowledged = spool.cursor().last();
        this.saved = acknowledged;
        this.lastSave = clock.instant();
    }

    /// When the oldest record was received that is on its way; null when none is.
    public @Nullable Instant oldest() {
        return oldest;
    }

    /// Does what can be done now; of one thread.
    ///
    /// @return how long nothing more can be done unless woken
    public Duration turn() throws IOException {
        collect();
        resend();
        while (sendings.size() < MAX_SENDINGS && mayRead() && sendNext()) {}
        var head = sendings.peek();
        oldest = head == null ? null : head.batch.oldest();
        if (clock.instant().isAfter(lastSave.plus(SAVE_EVERY))) trySave();
        return pause();
    }

    /// What is on its way may arrive, nothing more is sent; false when it did not arrive in this
    /// turn.
    public boolean finish() throws IOException {
        collect();
        save();
        return sendings.isEmpty();
    }

    private void collect() {
        var head = sendings.peek();
        while (head != null && head.state instanceof Sending.State.Acknowledged) {
            acknowledged = head.batch.last();
            sendings.remove();
            head = sendings.peek();
        }
    }

    private void resend() {
        var now = clock.instant();
        for (var sending : sendings) {
            if (sending.state instanceof Sending.State.Failed(var because)) {
                var wait = backoff.before(sending.attempts, random);
                sending.state = new Sending.State.Waiting(now.plus(wait));
                if (sending.attempts == 1 || sending.attempts % 100 == 0) {
                    LOG.warnf(
                            "Envelopes not taken, will be sent again attempt=%d error=%s",
                            sending.attempts, because);
                }
            } else if (sending.state instanceof Sending.State.Waiting(var until)
                    && !until.isAfter(now)) {
                send(sending);
            }
        }
    }

    /// Reading early would make small batches: while the lane is taken, records gather in the
    /// spool.
    private boolean mayRead() {
        return next != null || isFree(EnvelopeBatch.laneOf(spool.cursor().last() + 1));
    }

    private boolean sendNext() throws IOException {
        if (next == null) next = Batch.take(spool.cursor(), spool.node());
        // After a gap the lane can be another one than expected.
        if (next == null || !isFree(next.lane())) return false;
        var sending = new Sending(next);
        next = null;
        sendings.add(sending);
        send(sending);
        return true;
    }

    private boolean isFree(int lane) {
        return sendings.stream().noneMatch(sending -> sending.batch.lane() == lane);
    }

    private void send(Sending sending) {
        sending.attempts++;
        sending.state = new Sending.State.Sent();
        var key = spool.node() + "/" + sending.batch.lane();
        try {
            sender.send(key, sending.batch.encoded())
                    .whenComplete((_, failure) -> answered(sending, failure));
        } catch (RuntimeException failure) {
            answered(sending, failure);
        }
    }

    private void answered(Sending sending, @Nullable Throwable failure) {
        sending.state =
                failure == null
                        ? new Sending.State.Acknowledged()
                        : new Sending.State.Failed(failure);
        wake.run();
    }

    /// A full disk is no reason not to send: only what is sent twice grows.
    private void trySave() {
        try {
            save();
        } catch (IOException failed) {
            complaints.say(() -> LOG.error("The position could not be saved", failed));
        }
    }

    private void save() throws IOException {
        lastSave = clock.instant();
        if (acknowledged == saved) return;
        spool.advance(acknowledged);
        saved = acknowledged;
    }

    private Duration pause() {
        var pause = acknowledged == saved ? IDLE : SAVE_EVERY;
        var now = clock.instant();
        for (var sending : sendings) {
            if (sending.state instanceof Sending.State.Waiting(var until)) {
                var left = Duration.between(now, until);
                if (left.compareTo(pause) < 0) pause = left;
            }
        }
        return pause.isPositive() ? pause : Duration.ofMillis(1);
    }
}
