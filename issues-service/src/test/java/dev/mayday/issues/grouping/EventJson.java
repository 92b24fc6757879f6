package dev.mayday.issues.grouping;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mayday.issues.event.model.NormalisedEvent;
import dev.mayday.issues.event.normalise.Reads;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Events of the corpus, read as those of senders are.
final class EventJson {

    private EventJson() {}

    static NormalisedEvent read(JsonNode event) {
        return Reads.payload(event);
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
