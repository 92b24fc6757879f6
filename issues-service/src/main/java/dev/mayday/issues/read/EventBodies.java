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

    public JsonNode read(Row row) {
        var stored = new StoredBody(row.getShort("dictionary"), row.getBuffer("body").getBytes());
        try {
            return json.readTree(stored.json());
        } catch (IOException broken) {
            throw new UncheckedIOException("event body is no JSON", broken);
        }
    }
}
