package dev.mayday.wire;

import dev.mayday.contracts.EventIds;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Turns header lines into facts. Null means: this line makes the envelope malformed.
final class Headers {

    private static final UUID NIL = new UUID(0, 0);

    private Headers() {}

    static @Nullable EnvelopeHeader envelope(@Nullable HeaderLine line) {
        if (line == null) return null;
        UUID eventId = null;
        if (line.has("event_id")) {
            var text = line.text("event_id");
            eventId = text == null ? null : EventIds.parse(text).orElse(null);
            if (eventId == null) return null;
        }
        Dsn dsn = null;
        if (line.has("dsn")) {
            var text = line.text("dsn");
            dsn = text == null ? null : Dsn.parse(text).orElse(null);
            if (dsn == null) return null;
        }
        return new EnvelopeHeader(
                NIL.equals(eventId) ? null : eventId,
                dsn,
                Timestamps.read(line.value("sent_at")),
                line.text("origin"),
                line.text("sdk.name"),
                line.text("sdk.version"));
    }

    /// The item without its place; its length is -1 when the payload ends with its line.
    static @Nullable EnvelopeItem item(@Nullable HeaderLine line) {
        if (line == null) return null;
        int length = -1;
        if (line.has("length")) {
            if (!(line.value("length") instanceof Long given)) return null;
            if (given < 0) return null;
            length = (int) Math.min(given, Integer.MAX_VALUE);
        }
        var type = line.text("type");
        return new EnvelopeItem(
                type == null ? "" : type,
                0,
                length,
                line.text("content_type"),
                line.text("filename"),
                line.text("attachment_type"),
                line.text("platform"),
                line.text("sentry_release"),
                line.text("sentry_environment"));
    }
}
