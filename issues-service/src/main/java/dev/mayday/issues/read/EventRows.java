package dev.mayday.issues.read;

import dev.mayday.issues.database.Utc;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;

/// How a row of an event is read.
@Singleton
record EventRows(EventBodies bodies) {

    /// Of an event `e` in a project `p`.
    static final String COLUMNS =
            """
            e.id, e.project_id, e.issue_id, p.slug, e.received, e.occurred, e.release, e.lateness,
            encode(e.user_hash, 'hex') AS user_hash, e.dictionary, e.body,
            (SELECT n.name FROM environment n WHERE n.project_id = e.project_id AND n.id = e.environment) AS environment""";

    /// Of the JSON that reading it unpacks.
    int length(Row row) {
        return bodies.length(row);
    }

    StoredEvent read(Row row) {
        var environment = row.getString("environment");
        var user = row.getString("user_hash");
        return new StoredEvent(
                row.getUUID("id"),
                new IssueKey(row.getLong("project_id"), row.getLong("issue_id")),
                row.getString("slug"),
                Utc.instant(row, "received"),
                Utc.instant(row, "occurred"),
                environment == null ? "" : environment,
                row.getString("release"),
                row.getString("lateness"),
                user == null ? "" : user,
                bodies.read(row));
    }
}
