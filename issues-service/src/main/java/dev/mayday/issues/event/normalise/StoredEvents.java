package dev.mayday.issues.event.normalise;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mayday.contracts.EventIds;
import dev.mayday.issues.event.json.EventRefused;
import dev.mayday.issues.event.json.JsonTree;
import dev.mayday.issues.event.json.Timestamps;
import dev.mayday.issues.event.model.ClaimedTime;
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
            var known =
                    new Normaliser.Facts(
                            EventType.stored(root.path("type").asText()),
                            UserKey.of(root),
                            claimed(root));
            var intake = intake(root);
            EventBody.withoutConclusions(root);
            return extraction.read(root, known, intake);
        } catch (EventRefused noBody) {
            throw new IllegalArgumentException("not a stored event", noBody);
        }
    }

    /// What was clamped is remembered beside the time.
    private static ClaimedTime claimed(ObjectNode root) {
        for (var error : root.at("/_meta/timestamp//err")) {
            switch (error.path(0).asText()) {
                case "invalid_data" -> {
                    return new ClaimedTime.Unreadable();
                }
                case "past_timestamp", "future_timestamp" -> {
                    var said = Timestamps.parse(error.path(1).path("sdk_time"));
                    if (said != null) return new ClaimedTime.At(said);
                }
                default -> {}
            }
        }
        var timestamp = Timestamps.parse(root.path("timestamp"));
        return timestamp == null ? new ClaimedTime.Absent() : new ClaimedTime.At(timestamp);
    }

    private static Extraction.Intake intake(ObjectNode root) {
        var received = Timestamps.parse(root.path("received"));
        var id = EventIds.parse(root.path("event_id").asText()).orElse(new UUID(0, 0));
        if (received == null)
            throw new IllegalArgumentException("a stored event has a time of receipt");
        return new Extraction.Intake(root.path("project").asLong(), id, received);
    }
}
