package dev.mayday.issues.event.normalise;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mayday.contracts.EventIds;
import dev.mayday.issues.event.json.EventRefused;
import dev.mayday.issues.event.json.JsonTree;
import dev.mayday.issues.event.json.Timestamps;
import dev.mayday.issues.event.model.EventBody;
import dev.mayday.issues.event.model.EventType;
import dev.mayday.issues.event.model.NormalisedEvent;
import dev.mayday.issues.event.model.UserKey;
import java.util.UUID;

/// Stored bodies as events again.
final class StoredEvents {

    private StoredEvents() {}

    static NormalisedEvent read(byte[] body, Extraction extraction) {
        try {
            var root = JsonTree.parse(body);
            var type = EventType.stored(root.path("type").asText());
            var userKey = UserKey.of(root);
            var receipt = receipt(root);
            EventBody.withoutConclusions(root);
            return extraction.read(root, type, userKey, receipt);
        } catch (EventRefused noBody) {
            throw new IllegalArgumentException("not a stored event", noBody);
        }
    }

    private static Receipt receipt(ObjectNode root) {
        var received = Timestamps.parse(root.path("received"));
        var id = EventIds.parse(root.path("event_id").asText()).orElse(new UUID(0, 0));
        if (received == null)
            throw new IllegalArgumentException("a stored event has a time of receipt");
        return new Receipt(root.path("project").asLong(), id, received);
    }
}
