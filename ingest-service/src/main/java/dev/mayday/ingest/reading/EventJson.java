package dev.mayday.ingest.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.mayday.contracts.EventIds;
import dev.mayday.wire.BoundedJson;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The one thing ingest wants of an event.
final class EventJson {

    private static final UUID NIL = new UUID(0, 0);

    private EventJson() {}

    /// A whole document.
    ///
    /// @param eventId null when there is none
    /// @param wrong why it is no event; null when it is one
    record Checked(@Nullable UUID eventId, @Nullable String wrong) {}

    /// Looks for the id; null when there is none or the payload is broken before it.
    static @Nullable UUID eventId(byte[] bytes, int offset, int length) {
        try (var parser = BoundedJson.factory().createParser(bytes, offset, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) return null;
            var name = parser.nextFieldName();
            while (name != null && !name.equals("event_id")) {
                parser.nextToken();
                parser.skipChildren();
                name = parser.nextFieldName();
            }
            return name == null ? null : id(parser.nextTextValue());
        } catch (IOException broken) {
            return null;
        }
    }

    /// Reads all of it.
    static Checked check(byte[] json, JsonFactory factory) {
        try (var parser = factory.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return new Checked(null, "not an object");
            }
            UUID id = null;
            for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                if (name.equals("event_id") && parser.currentToken() != JsonToken.VALUE_NULL) {
                    var parsed = EventIds.parse(text(parser));
                    if (parsed.isEmpty()) return new Checked(null, "invalid event_id");
                    id = NIL.equals(parsed.get()) ? null : parsed.get();
                }
                parser.skipChildren();
            }
            return new Checked(id, parser.nextToken() == null ? null : "more than one value");
        } catch (IOException broken) {
            return new Checked(null, "syntax error");
        }
    }

    private static String text(JsonParser parser) throws IOException {
        return parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : "";
    }

    private static @Nullable UUID id(@Nullable String text) {
        var id = text == null ? null : EventIds.parse(text).orElse(null);
        return NIL.equals(id) ? null : id;
    }
}
