package dev.mayday.issues.ingestion.consume;

import dev.mayday.contracts.bus.Channels;
import dev.mayday.wire.EnvelopeBatch;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/// Takes batches off the bus. A batch is acknowledged when it is committed; until then its sender
/// keeps it. A few are in work at once, so that the next is read while this one is stored.
@ApplicationScoped
public class EnvelopeConsumer {

    private static final Logger LOG = Logger.getLogger(EnvelopeConsumer.class);

    private final Digester digester;
    private final Executor workers;
    private final Lanes lanes = new Lanes();
    private final Slots slots;

    EnvelopeConsumer(Digester digester, Workers workers, DigestConfig config) {
        this.digester = digester;
        this.workers = workers;
        this.slots = new Slots(config.batchesInWork());
    }

    /// Returns when the next batch may come; acknowledges by itself.
    @Incoming(Channels.ENVELOPES)
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    CompletionStage<Void> take(Message<byte[]> message) {
        var next = slots.take();
        digest(message.getPayload())
                .onTermination()
                .invoke(slots::release)
                .subscribe()
                .with(_ -> message.ack(), failure -> refuse(message, failure));
        return next;
    }

    private Uni<Void> digest(byte[] payload) {
        return Uni.createFrom()
                .item(() -> EnvelopeBatch.decode(payload))
                .chain(batch -> lanes.inTurn(Lanes.Lane.of(batch), () -> onWorkers(batch)));
    }

    private Uni<Void> onWorkers(EnvelopeBatch batch) {
        return Uni.createFrom().item(batch).emitOn(workers).chain(digester::digest);
    }

    /// Only what is no batch at all, or one of a version to come, ends here.
    private static void refuse(Message<byte[]> message, Throwable failure) {
        LOG.errorf(failure, "batch of envelopes refused");
        message.nack(failure);
    }
}
