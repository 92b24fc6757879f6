package dev.mayday.ingest.publish;

import dev.mayday.contracts.bus.Channels;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/// Sends to the channel, whatever is at its other end.
@ApplicationScoped
public class ChannelSender implements BatchSender {

    private final Emitter<byte[]> envelopes;
    private final boolean isBroker;

    ChannelSender(@Channel(Channels.ENVELOPES) Emitter<byte[]> envelopes, Config config) {
        this.envelopes = envelopes;
        // Quarkus attaches a connector to a channel that has only one end in this process.
        var connector = "mp.messaging.outgoing." + Channels.ENVELOPES + ".connector";
        this.isBroker = config.getOptionalValue(connector, String.class).isPresent();
    }

    @Override
    public boolean isBroker() {
        return isBroker;
    }

    @Override
    public CompletionStage<Void> send(String key, byte[] batch) {
        var taken = new CompletableFuture<Void>();
        var record = OutgoingKafkaRecordMetadata.<String>builder().withKey(key).build();
        envelopes.send(
                Message.of(
                        batch,
                        Metadata.of(record),
                        () -> completed(taken.complete(null)),
                        reason -> completed(taken.completeExceptionally(reason))));
        return taken;
    }

    private static CompletionStage<Void> completed(boolean first) {
        return CompletableFuture.completedFuture(null);
    }
}
