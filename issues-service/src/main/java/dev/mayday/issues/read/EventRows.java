package dev.mayday.issues.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mayday.issues.event.body.StoredBody;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;

/// How a row of an event is read.
@Singleton
record EventRows(ObjectMapper json) {

    /// Of an event `e` in a project `p`.
    static final String COLUMNS =
            """
            e.id, e.project_id, e.issue_id, p.slug, e.received, e.occurred, e.release, e.lateness, e.dictionary, e.body,
            (SELECT n.name FROM environment n WHERE n.project_id = e.project_id AND n.id = e.environment) AS environment""";

    StoredEvent read(Row row) {
        var environment = row.getString("environment");
        return new StoredEvent(
                row.getUUID("id"),
                new IssueKey(row.getLong("project_id"), row.getLong("issue_id")),
                row.getString("slug"),
                row.getOffsetDateTime("received").toInstant(),
                row.getOffsetDateTime("occurred").toInstant(),
                environment == null ? "" : environment,
                row.getString("release"),
                row.getString("lateness"),
                body(row));
    }

    private JsonNode body(Row row) {
        var stored = new StoredBody(row.getShort("dictionary"), row.getBuffer("body").getBytes());
        try {
            return json.readTree(stored.json());
        } catch (IOException broken) {
            throw new UncheckedIOException("event body is no JSON", broken);
        }
    }
}
