package dev.mayday.issues.database;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Outlasts a database that is away: what was accepted waits in the spool meanwhile, however long
/// it takes.
public final class Patience {

    private static final Logger LOG = Logger.getLogger(Patience.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(20);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    private static final Duration BETWEEN_WORDS = Duration.ofSeconds(10);
    private static final int MOST_RACES = 8;
    private static final int TRIES_OF_UNKNOWN = 5;
    private static final Duration FIRST_WAIT_FOR_UNKNOWN = Duration.ofMillis(100);

    private final InstantSource clock;
    private final AtomicReference<Instant> lastWord = new AtomicReference<>(Instant.MIN);

    public Patience(InstantSource clock) {
        this.clock = clock;
    }

    /// Tries until it works or fails for good. What nobody knows is outlasted too: to be used where
    /// no record can be behind it.
    public <T> Uni<T> outlast(Supplier<Uni<T>> attempt) {
        return insist(racing(attempt), Fault.TRANSIENT, Fault.UNKNOWN);
    }

    /// The same, but what nobody knows is tried a few times only.
    public <T> Uni<T> outlastKnown(Supplier<Uni<T>> attempt) {
        var briefly =
                racing(attempt)
                        .onFailure(failure -> Fault.of(failure) == Fault.UNKNOWN)
                        .retry()
                        .withBackOff(FIRST_WAIT_FOR_UNKNOWN, LONGEST_WAIT)
                        .withJitter(0.3)
                        .atMost(TRIES_OF_UNKNOWN - 1);
        return insist(briefly, Fault.TRANSIENT);
    }

    private static <T> Uni<T> racing(Supplier<Uni<T>> attempt) {
        return Uni.createFrom()
                .deferred(attempt::get)
                .onFailure(failure -> Fault.of(failure) == Fault.RACE)
                .retry()
                .atMost(MOST_RACES);
    }

    private <T> Uni<T> insist(Uni<T> work, Fault first, Fault... others) {
        var outlasted = EnumSet.of(first, others);
        return work.onFailure(failure -> outlasted.contains(Fault.of(failure)))
                .invoke(this::mention)
                .onFailure(failure -> outlasted.contains(Fault.of(failure)))
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .withJitter(0.3)
                .indefinitely();
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
