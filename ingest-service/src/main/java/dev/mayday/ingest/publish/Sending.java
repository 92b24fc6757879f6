package dev.mayday.ingest.publish;

import java.time.Instant;

/// A batch on its way. Its state changes on whatever thread the receiver answers.
final class Sending {

    /// What may become of a batch, until the receiver has it.
    sealed interface State {
        record Sent() implements State {}

        record Acknowledged() implements State {}

        record Failed(Throwable because) implements State {}

        record Waiting(Instant until) implements State {}
    }

    final Batch batch;
    int attempts;
    volatile State state = new State.Sent();

    Sending(Batch batch) {
        this.batch = batch;
    }
}
