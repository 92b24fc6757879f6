package dev.mayday.issues.ingestion.consume;

import dev.mayday.contracts.bus.Channels;
import dev.mayday.issues.Prepared;
import dev.mayday.issues.ingestion.write.BatchWriter.Written;
import dev.mayday.wire.EnvelopeBatch;
import dev.mayday.wire.UnknownBatchVersion;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/// Takes batches off the bus. A batch is acknowledged when it is committed; until then its sender,
/// or the broker, keeps it. A few are in work at once, so that the next is read while this one is
/// stored.
///
/// In memory the sender stands at the other end: what cannot be taken goes back to it. A broker
/// never sends again what it has delivered, so there a batch behind a gap stays with its lane, not
/// acknowledged, and is tried again.
@ApplicationScoped
class EnvelopeConsumer {

    private static final Logger LOG = Logger.getLogger(EnvelopeConsumer.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Prepared prepared;
    private final Digester digester;
    private final Executor workers;
    private final UnreadableBatches unreadable;
    private final DigestMeters meters;
    private final Lanes lanes = new Lanes();
    private final WaitingLanes waiting = new WaitingLanes();
    private final Slots slots;

    EnvelopeConsumer(
            Prepared prepared,
            Digester digester,
            Workers workers,
            UnreadableBatches unreadable,
            DigestMeters meters,
            DigestConfig config) {
        this.prepared = prepared;
        this.digester = digester;
        this.workers = workers;
        this.unreadable = unreadable;
        this.meters = meters;
        this.slots = new Slots(config.batchesInWork());
        meters.watch(waiting);
    }

    /// Returns when the next batch may come; acknowledges by itself.
    @Incoming(Channels.ENVELOPES)
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    CompletionStage<Void> take(Message<byte[]> message) {
        var next = slots.take();
        prepared.await()
                .map(_ -> EnvelopeBatch.decode(message.getPayload()))
                .chain(batch -> digest(new Delivery(batch, message)))
                .onFailure(IllegalArgumentException.class)
                .recoverWithUni(failure -> unread(message, failure))
                .onTermination()
                .invoke(slots::release)
                .subscribe()
                .with(
                        _ -> {},
                        failure -> {
                            LOG.errorf(failure, "batch of envelopes not digested");
                            message.nack(failure);
                        });
        return next;
    }

    /// A batch and whom to tell what became of it.
    record Delivery(EnvelopeBatch batch, Message<byte[]> message) {
        Lanes.Lane lane() {
            return Lanes.Lane.of(batch);
        }

        boolean byBroker() {
            return message.getMetadata(IncomingKafkaRecordMetadata.class).isPresent();
        }
    }

    private Uni<Void> digest(Delivery delivery) {
        return lanes.inTurn(delivery.lane(), () -> onWorkers(delivery))
                .invoke(written -> settle(delivery, written))
                .replaceWithVoid();
    }

    private Uni<Written> onWorkers(Delivery delivery) {
        return Uni.createFrom().item(delivery.batch()).emitOn(workers).chain(digester::digest);
    }

    private void settle(Delivery delivery, Written written) {
        switch (written) {
            case Written.Stored stored -> {
                meters.stored(stored);
                delivery.message().ack();
                for (var next : waiting.reached(delivery)) tryAgain(next);
            }
            case Written.Gap gap -> standBehind(delivery, gap);
            case Written.Gone _ -> delivery.message().ack();
        }
    }

    private void standBehind(Delivery delivery, Written.Gap gap) {
        var batch = delivery.batch();
        if (waiting.isNew(delivery.lane(), batch.before())) {
            meters.gap();
            LOG.errorf(
                    "lane waits for missing records node=%s lane=%d position=%d before=%d",
                    batch.node(), batch.lane(), gap.position(), batch.before());
        }
        if (!delivery.byBroker()) {
            delivery.message().nack(new MissingRecords(gap.position(), batch.before()));
            return;
        }
        if (!waiting.keep(delivery)) {
            LOG.errorf(
                    "too much waits behind a gap, left to the broker node=%s lane=%d sequence=%d",
                    batch.node(), batch.lane(), batch.firstSequence());
        }
        lookLater(delivery.lane());
    }

    /// Another replica may store what is missing: nobody tells us of it. As long as the lane waits
    /// here.
    private void lookLater(Lanes.Lane lane) {
        if (!waiting.watch(lane)) return;
        Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(BETWEEN_LOOKS)
                .subscribe()
                .with(
                        _ -> {
                            waiting.first(lane).ifPresent(this::tryAgain);
                            lookLater(lane);
                        });
    }

    private void tryAgain(Delivery delivery) {
        digest(delivery)
                .subscribe()
                .with(
                        _ -> {},
                        failure -> {
                            LOG.errorf(failure, "batch of envelopes not digested");
                            delivery.message().nack(failure);
                        });
    }

    /// A batch of a later version is kept for the process that can read it; what is no batch at all
    /// is put aside. In memory both go back to the sender, which is of our own version.
    private Uni<Void> unread(Message<byte[]> message, Throwable failure) {
        var record = message.getMetadata(IncomingKafkaRecordMetadata.class);
        if (record.isEmpty()) return Uni.createFrom().failure(failure);
        if (failure instanceof UnknownBatchVersion) {
            LOG.errorf(
                    "lane stops at a batch of a later version, update this process error=%s",
                    failure.getMessage());
            meters.laterVersion(failure.toString());
            return Uni.createFrom().voidItem();
        }
        var where = record.get().getTopic() + "/" + record.get().getPartition();
        return unreadable
                .putAside(where, record.get().getOffset(), message.getPayload(), failure)
                .invoke(() -> message.ack());
    }

    /// Told to the sender: it has what is missing, and sends it first.
    static final class MissingRecords extends RuntimeException {
        private static final long serialVersionUID = 1;

        MissingRecords(long position, long before) {
            super(
                    "the lane is digested up to %d, and the batch comes after %d"
                            .formatted(position, before));
        }
    }
}
