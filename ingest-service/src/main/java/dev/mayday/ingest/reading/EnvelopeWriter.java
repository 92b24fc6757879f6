package dev.mayday.ingest.reading;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mayday.contracts.EventIds;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Writes the envelope that a client of another form would have sent. Its bytes are put together
/// once, when it is known how many they are.
final class EnvelopeWriter {

    private static final byte[] NEW_LINE = {'\n'};

    private final List<byte[]> pieces = new ArrayList<>();
    private long size;

    EnvelopeWriter(@Nullable UUID eventId) {
        var header = JsonNodeFactory.instance.objectNode();
        if (eventId != null) header.put("event_id", EventIds.format(eventId));
        line(header);
    }

    /// @param header of the item, to which its length is added
    /// @param payload not to be changed any more
    EnvelopeWriter item(ObjectNode header, byte[] payload) {
        line(header.put("length", payload.length));
        add(payload);
        add(NEW_LINE);
        return this;
    }

    static ObjectNode header(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }

    /// Bytes so far.
    long size() {
        return size;
    }

    private void line(ObjectNode json) {
        add(json.toString().getBytes(StandardCharsets.UTF_8));
        add(NEW_LINE);
    }

    private void add(byte[] piece) {
        pieces.add(piece);
        size += piece.length;
    }

    byte[] toByteArray() {
        var bytes = ByteBuffer.allocate(Math.toIntExact(size));
        pieces.forEach(bytes::put);
        return bytes.array();
    }
}
