package dev.mayday.alerts.evaluation;

import dev.mayday.alerts.Changes;
import dev.mayday.alerts.delivery.Dispatcher;
import dev.mayday.contracts.bus.Channels;
import dev.mayday.contracts.bus.IssueChange;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/// Hears what happened to issues. A change is acknowledged once it is evaluated and committed; text
/// that is no change is counted and left behind, it must not stop the others.
@ApplicationScoped
class ChangeConsumer {

    private static final Logger LOG = Logger.getLogger(ChangeConsumer.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration SLOWEST_RETRY = Duration.ofSeconds(5);
    private static final String BAD_DATA = "22";
    private static final Duration GIVE_BACK_AFTER = Duration.ofSeconds(60);

    private final Changes changes;
    private final Sightings sightings;
    private final Evaluator evaluator;
    private final Dispatcher dispatcher;
    private final MeterRegistry meters;

    ChangeConsumer(
            Changes changes,
            Sightings sightings,
            Evaluator evaluator,
            Dispatcher dispatcher,
            MeterRegistry meters) {
        this.changes = changes;
        this.sightings = sightings;
        this.evaluator = evaluator;
        this.dispatcher = dispatcher;
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
                .onFailure()
                .invoke(failure -> LOG.warnf("change not evaluated yet error=%s", failure))
                .onFailure(ChangeConsumer::mayPass)
                .retry()
                .withBackOff(FIRST_RETRY, SLOWEST_RETRY)
                .expireIn(GIVE_BACK_AFTER.toMillis())
                .invoke(() -> sightings.remember(change))
                .invoke(dispatcher::wake)
                .onFailure(failure -> !mayPass(failure))
                .recoverWithUni(this::leaveBehind);
    }

    /// Anything but what the change itself is to blame for.
    private static boolean mayPass(Throwable failure) {
        return !(failure instanceof PgException refused
                && String.valueOf(refused.getSqlState()).startsWith(BAD_DATA));
    }

    private Uni<Void> leaveBehind(Throwable failure) {
        meters.counter("mayday.alerts.unreadable").increment();
        LOG.errorf("change cannot be read error=%s", failure.getMessage());
        return Uni.createFrom().voidItem();
    }
}
