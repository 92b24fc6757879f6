package dev.mayday.alerts.evaluation;

import dev.mayday.alerts.Changes;
import dev.mayday.alerts.Changes.Reading;
import dev.mayday.alerts.Surroundings;
import dev.mayday.alerts.delivery.Dispatcher;
import dev.mayday.contracts.bus.Channels;
import dev.mayday.contracts.bus.IssueChange;
import dev.mayday.database.Patience;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Hears what happened to issues. A text is acknowledged once it is evaluated and committed, or put
/// aside for a person; nothing else becomes of it. Different issues are judged side by side.
@ApplicationScoped
class ChangeConsumer {

    private static final Logger LOG = Logger.getLogger(ChangeConsumer.class);
    private static final int AT_ONCE = 16;

    private final Changes changes;
    private final Evaluator evaluator;
    private final Dispatcher dispatcher;
    private final DeadChanges dead;
    private final Patience patience;
    private final KeyedWork work = new KeyedWork(AT_ONCE);

    ChangeConsumer(
            Changes changes,
            Evaluator evaluator,
            Dispatcher dispatcher,
            DeadChanges dead,
            Surroundings surroundings) {
        this.changes = changes;
        this.evaluator = evaluator;
        this.dispatcher = dispatcher;
        this.dead = dead;
        this.patience = new Patience("a change", surroundings.clock());
    }

    @Incoming(Channels.ISSUE_CHANGES)
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> hear(Message<@Nullable String> message) {
        var text = message.getPayload();
        var reading = changes.read(text);
        return work.admit(
                issueOf(reading),
                () ->
                        settle(text, reading)
                                .chain(() -> Uni.createFrom().completionStage(message.ack())));
    }

    private static long issueOf(Reading reading) {
        return switch (reading) {
            case Reading.Understood(var change) -> change.issue().id();
            case Reading.Strange _ -> 0;
        };
    }

    private Uni<Void> settle(@Nullable String text, Reading reading) {
        return switch (reading) {
            case Reading.Understood(var change) -> judge(text, change);
            case Reading.Strange strange -> putAside(text, strange);
        };
    }

    /// While the database is away, or has not the tables and columns yet, changes wait where they
    /// come from. Given back, they would end the channel.
    private Uni<Void> judge(@Nullable String text, IssueChange change) {
        return patience.outlastKnown(() -> evaluator.evaluate(change))
                .invoke(dispatcher::wake)
                .onFailure()
                .recoverWithUni(fault -> putAside(text, DeadChanges.because(fault, change)));
    }

    /// A change must not be acknowledged before it is safe there.
    private Uni<Void> putAside(@Nullable String text, Reading.Strange strange) {
        LOG.errorf(
                "change put aside project=%d change=%d error=%s",
                strange.project(), strange.change(), strange.reason());
        return patience.outlastAll(() -> dead.put(text == null ? "" : text, strange));
    }
}
