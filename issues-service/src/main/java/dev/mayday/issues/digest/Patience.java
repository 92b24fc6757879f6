package dev.mayday.issues.digest;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Outlasts a database that is away: what was accepted waits in the spool meanwhile, however long
/// it takes.
final class Patience {

    private static final Logger LOG = Logger.getLogger(Patience.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(20);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    private static final Duration BETWEEN_WORDS = Duration.ofSeconds(10);
    private static final int MOST_RACES = 8;

    private final InstantSource clock;
    private final AtomicReference<Instant> lastWord = new AtomicReference<>(Instant.MIN);

    Patience(InstantSource clock) {
        this.clock = clock;
    }

    /// Tries until it works or fails for good.
    <T> Uni<T> outlast(Supplier<Uni<T>> attempt) {
        return Uni.createFrom()
                .deferred(attempt::get)
                .onFailure(failure -> Fault.of(failure) == Fault.RACE)
                .retry()
                .atMost(MOST_RACES)
                .onFailure(this::isTransient)
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .withJitter(0.3)
                .indefinitely();
    }

    private boolean isTransient(Throwable failure) {
        boolean transientFault = Fault.of(failure) == Fault.TRANSIENT;
        if (transientFault) mention(failure);
        return transientFault;
    }

    private void mention(Throwable failure) {
        var now = clock.instant();
        var last = lastWord.get();
        boolean due =
                last.equals(Instant.MIN)
                        || Duration.between(last, now).abs().compareTo(BETWEEN_WORDS) >= 0;
        if (due && lastWord.compareAndSet(last, now)) {
            LOG.warnf("digest waits for the database error=%s", failure);
        }
    }
}
