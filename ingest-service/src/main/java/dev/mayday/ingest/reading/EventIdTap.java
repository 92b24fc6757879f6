package dev.mayday.ingest.reading;

import dev.mayday.wire.EnvelopeHeader;
import dev.mayday.wire.EnvelopeItem;
import dev.mayday.wire.EnvelopeScanner;
import dev.mayday.wire.ItemFamily;
import java.io.ByteArrayOutputStream;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Finds the id in the payload of the first event, for envelopes whose header has none. What the
/// id belongs to is the event; only where there is none it is the first of what is like one, a
/// feedback or a report. Holds two payloads at most, and only if they come in pieces.
final class EventIdTap implements EnvelopeScanner.Tap {

    private final Candidate event = new Candidate();
    private final Candidate other = new Candidate();

    @Override
    public void payload(
            EnvelopeHeader header, EnvelopeItem item, byte[] bytes, int offset, int length) {
        if (header.eventId() != null || item.family() != ItemFamily.EVENT) return;
        var isEvent = item.type().equals("event") || item.type().equals("transaction");
        (isEvent ? event : other).take(item, bytes, offset, length);
    }

    /// After the last payload; null when there is no event or no id in it.
    @Nullable UUID eventId() {
        return event.item == null ? other.id() : event.id();
    }

    /// The first item of its kind.
    private static final class Candidate {

        private @Nullable EnvelopeItem item;
        private @Nullable ByteArrayOutputStream pieces;
        private @Nullable UUID found;

        void take(EnvelopeItem next, byte[] bytes, int offset, int length) {
            if (item == null) item = next;
            if (item != next) return;
            if (length == next.length()) {
                found = EventJson.eventId(bytes, offset, length);
            } else {
                if (pieces == null) pieces = new ByteArrayOutputStream();
                pieces.write(bytes, offset, length);
            }
        }

        @Nullable UUID id() {
            if (pieces == null) return found;
            return EventJson.eventId(pieces.toByteArray(), 0, pieces.size());
        }
    }
}
