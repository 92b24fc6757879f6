package dev.mayday.issues.event.normalise;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mayday.issues.event.json.EventRefused;
import dev.mayday.issues.event.json.JsonTree;
import dev.mayday.issues.event.model.NormalisedEvent;
import java.util.function.UnaryOperator;

/// Reads the payload of an `event` item, and stored events again. Pure and safe for threads.
///
/// The user's key is taken before scrubbing (semantics 11.4); everything else that is kept, shown
/// or grouped by is read from the scrubbed tree.
public final class EventReader {

    private final Normaliser normaliser = new Normaliser();
    private final Extraction extraction = new Extraction();

    /// Reads without scrubbing: what inbound filters look at.
    public Reading read(byte[] payload, TransportFacts facts) {
        return read(payload, facts, UnaryOperator.identity());
    }

    /// @param scrub from the canonical tree to what may be kept of it; may change its argument
    public Reading read(byte[] payload, TransportFacts facts, UnaryOperator<ObjectNode> scrub) {
        try {
            var root = JsonTree.parse(payload);
            var known = normaliser.normalise(root, facts);
            var intake =
                    new Extraction.Intake(facts.projectId(), facts.eventId(), facts.received());
            return new Reading.Read(extraction.read(scrub.apply(root), known, intake));
        } catch (EventRefused refused) {
            return new Reading.Refused(refused.reason(), refused.detail());
        }
    }

    /// The same event after a further step on its tree: scrubbing after filters, source maps after
    /// scrubbing. The argument is used up.
    public NormalisedEvent changed(NormalisedEvent event, UnaryOperator<ObjectNode> step) {
        var intake = new Extraction.Intake(event.projectId(), event.id(), event.received());
        var known = new Normaliser.Facts(event.type(), event.userKey(), event.claimed());
        return extraction.read(step.apply(event.body().tree()), known, intake);
    }

    /// A stored body as the event that it was, for replay: frames say what the SDK said of
    /// `in_app`, and the user's key is what scrubbing has left of it.
    ///
    /// @throws IllegalArgumentException when the bytes are no stored body
    public NormalisedEvent stored(byte[] body) {
        return StoredEvents.read(body, extraction);
    }
}
