package dev.mayday.database;

import dev.mayday.front.Seldom;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Outlasts a database that is away: what was accepted waits where it comes from meanwhile, however
/// long it takes.
public final class Patience {

    private static final Logger LOG = Logger.getLogger(Patience.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(20);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    private static final int MOST_RACES = 8;
    private static final int TRIES_OF_UNKNOWN = 5;
    private static final Duration FIRST_WAIT_FOR_UNKNOWN = Duration.ofMillis(100);

    private final String who;
    private final Seldom waiting;

    /// @param who waits, for the log
    public Patience(String who, InstantSource clock) {
        this.who = who;
        this.waiting = new Seldom(clock);
    }

    /// Tries until it works or fails for good. What nobody knows is outlasted too: to be used where
    /// no record can be behind it.
    public <T> Uni<T> outlast(Supplier<Uni<T>> attempt) {
        return insist(racing(attempt), EnumSet.of(Fault.TRANSIENT, Fault.MISFIT, Fault.UNKNOWN));
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
        return insist(briefly, EnumSet.of(Fault.TRANSIENT, Fault.MISFIT));
    }

    /// Tries until it works, whatever comes: to be used where giving up would lose something.
    public <T> Uni<T> outlastAll(Supplier<Uni<T>> attempt) {
        return insist(Uni.createFrom().deferred(attempt::get), EnumSet.allOf(Fault.class));
    }

    private static <T> Uni<T> racing(Supplier<Uni<T>> attempt) {
        return Uni.createFrom()
                .deferred(attempt::get)
                .onFailure(failure -> Fault.of(failure) == Fault.RACE)
                .retry()
                .atMost(MOST_RACES);
    }

    private <T> Uni<T> insist(Uni<T> work, Set<Fault> outlasted) {
        return work.onFailure(failure -> outlasted.contains(Fault.of(failure)))
                .invoke(this::mention)
                .onFailure(failure -> outlasted.contains(Fault.of(failure)))
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .withJitter(0.3)
                .indefinitely();
    }

    private void mention(Throwable failure) {
        waiting.say(
                Fault.kind(failure),
                () -> LOG.warnf("%s waits for the database error=%s", who, failure));
    }
}
