package dev.mayday.ingest.reading;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mayday.contracts.EventIds;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Writes the envelope that a client of another form would have sent.
final class EnvelopeWriter {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    EnvelopeWriter(@Nullable UUID eventId) {
        var header = JsonNodeFactory.instance.objectNode();
        if (eventId != null) header.put("event_id", EventIds.format(eventId));
        line(header);
    }

    /// @param header of the item, to which its length is added
    EnvelopeWriter item(ObjectNode header, byte[] payload) {
        line(header.put("length", payload.length));
        bytes.writeBytes(payload);
        bytes.write('\n');
        return this;
    }

    static ObjectNode header(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }

    private void line(ObjectNode json) {
        bytes.writeBytes(json.toString().getBytes(StandardCharsets.UTF_8));
        bytes.write('\n');
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }
}
