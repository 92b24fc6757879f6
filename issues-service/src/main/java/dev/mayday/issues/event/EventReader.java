package dev.mayday.issues.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.UnaryOperator;

/// Reads the payload of an `event` item. Pure and safe for threads.
///
/// The user's key is taken before scrubbing (semantics 11.4); everything else that is kept, shown
/// or grouped by is read from the scrubbed tree.
public final class EventReader {

    private final Normaliser normaliser = new Normaliser();
    private final Extraction extraction = new Extraction();

    /// Reads without scrubbing.
    public Reading read(byte[] payload, TransportFacts facts) {
        return read(payload, facts, UnaryOperator.identity());
    }

    /// @param scrub from the canonical tree to what may be kept of it; may change its argument
    public Reading read(byte[] payload, TransportFacts facts, UnaryOperator<ObjectNode> scrub) {
        try {
            var root = JsonTree.parse(payload);
            var type = normaliser.normalise(root, facts);
            var userKey = UserKey.of(root);
            return new Reading.Read(extraction.read(scrub.apply(root), type, userKey, facts));
        } catch (EventRefused refused) {
            return refused.asReading();
        }
    }
}
