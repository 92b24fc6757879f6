package dev.mayday.issues.testing;

import dev.mayday.contracts.bus.Channels;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// The services at the other ends of the channels, so that these join in memory as they do in
/// `standalone`.
@ApplicationScoped
public class Neighbours {

    private final Emitter<byte[]> envelopes;
    private final List<String> changes = new CopyOnWriteArrayList<>();
    private final List<String> signals = new CopyOnWriteArrayList<>();

    Neighbours(@Channel(Channels.ENVELOPES) Emitter<byte[]> envelopes) {
        this.envelopes = envelopes;
    }

    /// Completes when the digest has acknowledged.
    public CompletionStage<Void> send(byte[] batch) {
        return envelopes.send(batch);
    }

    public List<String> changes() {
        return changes;
    }

    public List<String> signals() {
        return signals;
    }

    @Incoming(Channels.ISSUE_CHANGES)
    void change(String change) {
        changes.add(change);
    }

    @Incoming(Channels.ISSUE_SIGNALS)
    void signal(String signal) {
        signals.add(signal);
    }
}
