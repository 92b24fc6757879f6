package dev.mayday.alerts.evaluation;

import dev.mayday.alerts.Changes;
import dev.mayday.alerts.Surroundings;
import dev.mayday.alerts.delivery.Dispatcher;
import dev.mayday.contracts.bus.Channels;
import dev.mayday.contracts.bus.IssueChange;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/// Hears what happened to issues. A change is acknowledged once it is evaluated and committed, or
/// put aside because it never can be; text that is no change is counted and left behind. Neither
/// must stop the others.
@ApplicationScoped
class ChangeConsumer {

    private static final Logger LOG = Logger.getLogger(ChangeConsumer.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration SLOWEST_RETRY = Duration.ofSeconds(5);
    private static final Duration QUIET = Duration.ofSeconds(10);

    private final Changes changes;
    private final Sightings sightings;
    private final Evaluator evaluator;
    private final Dispatcher dispatcher;
    private final DeadChanges dead;
    private final Surroundings surroundings;
    private final MeterRegistry meters;
    private volatile Instant quietUntil = Instant.MIN;

    ChangeConsumer(
            Changes changes,
            Sightings sightings,
            Evaluator evaluator,
            Dispatcher dispatcher,
            DeadChanges dead,
            Surroundings surroundings,
            MeterRegistry meters) {
        this.changes = changes;
        this.sightings = sightings;
        this.evaluator = evaluator;
        this.dispatcher = dispatcher;
        this.dead = dead;
        this.surroundings = surroundings;
        this.meters = meters;
    }

    @Incoming(Channels.ISSUE_CHANGES)
    Uni<Void> hear(String text) {
        try {
            return hear(changes.read(text));
        } catch (Changes.Unreadable unreadable) {
            return leaveBehind(unreadable);
        }
    }

    private Uni<Void> hear(IssueChange change) {
        if (sightings.tellsNothing(change)) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .deferred(() -> evaluator.evaluate(change))
                .plug(evaluation -> patient(evaluation, failure -> !DeadChanges.deserves(failure)))
                .invoke(() -> sightings.remember(change))
                .invoke(dispatcher::wake)
                .onFailure()
                .recoverWithUni(fault -> putAside(change, fault));
    }

    /// Without end: while the database is away, changes wait where they come from. Given back, they
    /// would end the channel.
    private Uni<Void> patient(Uni<Void> work, Predicate<Throwable> mayPass) {
        return work.onFailure(mayPass)
                .invoke(this::tell)
                .onFailure(mayPass)
                .retry()
                .withBackOff(FIRST_RETRY, SLOWEST_RETRY)
                .indefinitely();
    }

    private void tell(Throwable failure) {
        var now = surroundings.now();
        if (!now.isBefore(quietUntil)) {
            quietUntil = now.plus(QUIET);
            LOG.warnf("change not evaluated yet error=%s", failure);
        }
    }

    /// A change must not be acknowledged before it is safe there.
    private Uni<Void> putAside(IssueChange change, Throwable fault) {
        LOG.errorf(
                fault, "change put aside project=%d change=%d", change.project().id(), change.id());
        meters.counter("mayday.alerts.put.aside").increment();
        return patient(Uni.createFrom().deferred(() -> dead.put(change, fault)), _ -> true);
    }

    private Uni<Void> leaveBehind(Changes.Unreadable failure) {
        meters.counter("mayday.alerts.unreadable").increment();
        LOG.errorf("change cannot be read error=%s", failure.getMessage());
        return Uni.createFrom().voidItem();
    }
}
