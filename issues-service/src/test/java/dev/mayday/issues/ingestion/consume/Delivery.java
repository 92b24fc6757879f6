package dev.mayday.issues.ingestion.consume;

import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.reactive.messaging.Message;

/// A message as the bus hands it over, and what it is told about it.
///
/// @param answered done when it is acknowledged, failed when it is refused
record Delivery(Message<byte[]> message, CompletableFuture<Void> answered) {

    static Delivery of(Message<byte[]> message) {
        var answered = new CompletableFuture<Void>();
        return new Delivery(
                message.withAck(
                                () -> {
                                    answered.complete(null);
                                    return CompletableFuture.completedFuture(null);
                                })
                        .withNack(
                                failure -> {
                                    answered.completeExceptionally(failure);
                                    return CompletableFuture.completedFuture(null);
                                }),
                answered);
    }

    CompletableFuture<Void> to(EnvelopeConsumer consumer) {
        consumer.take(message);
        return answered;
    }
}
