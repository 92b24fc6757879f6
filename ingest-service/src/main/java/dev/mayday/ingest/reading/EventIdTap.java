package dev.mayday.ingest.reading;

import dev.mayday.wire.EnvelopeHeader;
import dev.mayday.wire.EnvelopeItem;
import dev.mayday.wire.EnvelopeScanner;
import dev.mayday.wire.ItemFamily;
import java.io.ByteArrayOutputStream;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Finds the id in the payload of the first event, for envelopes whose header has none. Holds that
/// one payload at most, and only if it comes in pieces.
final class EventIdTap implements EnvelopeScanner.Tap {

    private @Nullable EnvelopeItem event;
    private @Nullable ByteArrayOutputStream pieces;
    private @Nullable UUID found;

    @Override
    public void payload(
            EnvelopeHeader header, EnvelopeItem item, byte[] bytes, int offset, int length) {
        if (header.eventId() != null || item.family() != ItemFamily.EVENT) return;
        if (event == null) event = item;
        if (event != item) return;
        if (length == item.length()) {
            found = EventJson.eventId(bytes, offset, length);
        } else {
            if (pieces == null) pieces = new ByteArrayOutputStream();
            pieces.write(bytes, offset, length);
        }
    }

    /// After the last payload; null when there is no event or no id in it.
    @Nullable UUID eventId() {
        if (pieces == null) return found;
        return EventJson.eventId(pieces.toByteArray(), 0, pieces.size());
    }
}
