package dev.mayday.ingest.publish;

import dev.mayday.front.Seldom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Asks issues-service now and then how far it is, one question at a time; never waits for the
/// answer. Owned by the publisher's thread, which the answer wakes.
final class PositionPoll {

    private static final Logger LOG = Logger.getLogger(PositionPoll.class);
    private static final Duration OVERDUE = Duration.ofSeconds(15);
    private static final Duration AFTER_FAILURE = Duration.ofMillis(250);
    private static final Duration WHEN_STALLED = Duration.ofSeconds(1);

    /// A service that starts together with us needs some time, and that is no news.
    private static final Duration WORTH_A_WORD = Duration.ofSeconds(15);

    private final DigestPositions positions;
    private final InstantSource clock;
    private final Duration pause;
    private final Runnable wake;
    private final Seldom complaints;
    private final AtomicReference<@Nullable KnownPositions> answer = new AtomicReference<>();
    private volatile boolean failed;
    private volatile @Nullable Instant failingSince;
    private Instant asked = Instant.MIN;
    private boolean isOpen;

    PositionPoll(DigestPositions positions, InstantSource clock, Duration pause, Runnable wake) {
        this.positions = positions;
        this.clock = clock;
        this.pause = pause;
        this.wake = wake;
        this.complaints = new Seldom(clock);
    }

    /// The answer that has come since the last question; null when none has.
    @Nullable KnownPositions answer() {
        var taken = answer.getAndSet(null);
        if (taken != null || failed) isOpen = false;
        return taken;
    }

    /// Asks when it is time to.
    ///
    /// @param known what must be there
    /// @param isStalled something does not go on: asks more often
    void ask(String node, Progress known, boolean isStalled) {
        if (clock.instant().isBefore(due(isStalled))) return;
        asked = clock.instant();
        isOpen = true;
        failed = false;
        var before = known.copy();
        try {
            positions
                    .of(node)
                    .whenComplete(
                            (found, failure) -> {
                                if (failure == null)
                                    succeed(new KnownPositions(node, before, found));
                                else fail(failure);
                                wake.run();
                            });
        } catch (RuntimeException failure) {
            fail(failure);
        }
    }

    private void succeed(KnownPositions found) {
        failingSince = null;
        answer.set(found);
    }

    private void fail(Throwable failure) {
        failed = true;
        var now = clock.instant();
        var since = failingSince;
        if (since == null) failingSince = now;
        else if (Duration.between(since, now).compareTo(WORTH_A_WORD) > 0) complain(failure);
    }

    private void complain(Throwable failure) {
        complaints.say(
                () -> LOG.warnf("The digest's positions are not known yet error=%s", failure));
    }

    /// When the next question may be asked.
    Instant due(boolean isStalled) {
        if (asked.equals(Instant.MIN)) return asked;
        if (isOpen && !failed) return asked.plus(OVERDUE);
        if (failed) return asked.plus(AFTER_FAILURE);
        return asked.plus(isStalled && WHEN_STALLED.compareTo(pause) < 0 ? WHEN_STALLED : pause);
    }
}
