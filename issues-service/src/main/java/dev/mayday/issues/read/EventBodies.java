package dev.mayday.issues.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mayday.issues.event.body.StoredBody;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;

/// What an event said, out of the columns `dictionary` and `body`.
@Singleton
public record EventBodies(ObjectMapper json) {

    /// How long the JSON is, without unpacking it: a packed megabyte of the same letter is a few
    /// bytes. In bytes.
    public int length(Row row) {
        return packed(row).length();
    }

    public JsonNode read(Row row) {
        var stored = packed(row);
        try {
            return json.readTree(stored.json());
        } catch (IOException broken) {
            throw new UncheckedIOException("event body is no JSON", broken);
        }
    }

    private static StoredBody packed(Row row) {
        return new StoredBody(row.getShort("dictionary"), row.getBuffer("body").getBytes());
    }
}
