package dev.mayday.ingest.reading;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.mayday.contracts.EventIds;
import dev.mayday.wire.BoundedJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What ingest wants of an event: its id, and for `/store/` whether it is one. No stricter than the
/// digest, which cuts, repairs and notes.
final class EventJson {

    private static final UUID NIL = new UUID(0, 0);

    private EventJson() {}

    /// The id; null when there is none that can be read.
    static @Nullable UUID eventId(byte[] bytes, int offset, int length) {
        var text = TopLevel.text("event_id", bytes, offset, length);
        var id = text == null ? null : EventIds.parse(text.strip()).orElse(null);
        return NIL.equals(id) ? null : id;
    }

    /// Why a whole document is no event; null when it is one.
    static @Nullable String objection(byte[] json) {
        if (isWide(json)) return "not JSON in UTF-8";
        var id = TopLevel.text("event_id", json, 0, json.length);
        if (id != null && EventIds.parse(id.strip()).isEmpty()) return "invalid event_id";
        try (var parser = BoundedJson.lenient().createParser(json)) {
            return objection(parser);
        } catch (StreamConstraintsException tooMuch) {
            return null;
        } catch (IOException perhapsOnlyTheCharset) {
            return repaired(new String(json, StandardCharsets.UTF_8));
        }
    }

    /// UTF-16 or UTF-32 without a byte order mark. The parser would guess it from the zeros around
    /// the first bracket and take it; the digest reads UTF-8 only.
    private static boolean isWide(byte[] json) {
        for (int at = 0; at < json.length && json[at] != '"'; at++) {
            if (json[at] == 0) return true;
        }
        return false;
    }

    private static @Nullable String repaired(String text) {
        try (var parser = BoundedJson.lenient().createParser(text.replace("\uFEFF", ""))) {
            return objection(parser);
        } catch (StreamConstraintsException tooMuch) {
            return null;
        } catch (IOException broken) {
            return "syntax error";
        }
    }

    private static @Nullable String objection(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) return "not an object";
        parser.skipChildren();
        return parser.nextToken() == null ? null : "more than one value";
    }
}
