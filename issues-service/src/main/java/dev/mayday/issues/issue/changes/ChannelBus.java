package dev.mayday.issues.issue.changes;

import dev.mayday.contracts.bus.Channels;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/// The channels of the house: in memory or Kafka, as it is deployed.
@ApplicationScoped
class ChannelBus implements Bus {

    private final Emitter<String> changes;
    private final Emitter<String> signals;

    ChannelBus(
            @Channel(Channels.ISSUE_CHANGES) @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    Emitter<String> changes,
            @Channel(Channels.ISSUE_SIGNALS) @OnOverflow(OnOverflow.Strategy.DROP)
                    Emitter<String> signals) {
        this.changes = changes;
        this.signals = signals;
    }

    @Override
    public CompletionStage<Void> publish(long issueId, String change) {
        var taken = new CompletableFuture<Void>();
        var key =
                OutgoingKafkaRecordMetadata.<String>builder()
                        .withKey(Long.toString(issueId))
                        .build();
        changes.send(
                Message.of(change)
                        .withAck(
                                () -> {
                                    taken.complete(null);
                                    return CompletableFuture.completedFuture(null);
                                })
                        .withNack(
                                refusal -> {
                                    taken.completeExceptionally(refusal);
                                    return CompletableFuture.completedFuture(null);
                                })
                        .addMetadata(key));
        return taken;
    }

    @Override
    public void signal(String change) {
        if (signals.hasRequests()) signals.send(change);
    }
}
