package dev.mayday.ingest.publish;

import java.util.concurrent.CompletionStage;

/// Where batches go.
@FunctionalInterface
public interface BatchSender {

    /// @param key `node/lane`: batches of the same key must stay in order
    /// @param batch an encoded `EnvelopeBatch`
    /// @return completes when the receiver has it for good; fails when it must be sent again
    CompletionStage<Void> send(String key, byte[] batch);

    /// Whether the receiver has a batch for good before it is digested: a broker. Else having means
    /// having digested.
    default boolean isBroker() {
        return false;
    }
}
