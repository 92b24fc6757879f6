package dev.mayday.alerts.settings;

import dev.mayday.contracts.alerts.AlertsApi.NewDestination;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// The destinations of projects and those of the installation.
@ApplicationScoped
public class DestinationStore {

    private static final String USED_BY =
            """
            SELECT project_id, id, kind, name, settings, enabled
              FROM alerts.destination
             WHERE project_id = $1
                OR project_id = 0 AND NOT EXISTS
                   (SELECT 1 FROM alerts.destination WHERE project_id = $1)
             ORDER BY project_id, id""";

    /// A project's own, or the installation's when it has none.
    public Uni<List<Destination>> usedBy(SqlClient client, long project) {
        return client.preparedQuery(USED_BY)
                .execute(Tuple.of(project))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false))
                .map(rows -> rows.map(DestinationStore::destination).toList());
    }

    private static final String ADD =
            """
            INSERT INTO alerts.destination (project_id, kind, name, settings)
            VALUES ($1, $2, $3, $4)
            RETURNING project_id, id, kind, name, settings, enabled""";

    public Uni<Destination> add(SqlClient client, long project, NewDestination wanted) {
        var values =
                Tuple.of(project, wanted.kind().wire(), wanted.name(), json(wanted.settings()));
        return client.preparedQuery(ADD)
                .execute(values)
                .map(rows -> destination(rows.iterator().next()));
    }

    private static final String REMOVE =
            """
            WITH removed AS (
                DELETE FROM alerts.destination WHERE project_id = $1 AND id = $2
                RETURNING project_id, id),
            cancelled AS (
                UPDATE alerts.delivery d
                   SET state = 'cancelled', finished = $3
                  FROM removed r
                 WHERE d.destination_project = r.project_id
                   AND d.destination_id = r.id
                   AND d.state IN ('queued', 'retrying'))
            SELECT count(*) AS removed FROM removed""";

    /// What is still queued for it is cancelled. False when there was no such destination.
    public Uni<Boolean> remove(SqlClient client, long project, long id, OffsetDateTime now) {
        return client.preparedQuery(REMOVE)
                .execute(Tuple.of(project, id, now))
                .map(rows -> rows.iterator().next().getLong("removed") > 0);
    }

    private static final String ENABLE =
            """
            UPDATE alerts.destination
               SET enabled = true, failing_since = NULL, failures = 0
             WHERE project_id = $1 AND id = $2""";

    public Uni<Void> enable(SqlClient client, Destination destination) {
        return client.preparedQuery(ENABLE)
                .execute(Tuple.of(destination.project(), destination.id()))
                .replaceWithVoid();
    }

    /// Makes an installation's destination what the configuration says; a new address is enabled.
    private static final String KEEP =
            """
            INSERT INTO alerts.destination (project_id, kind, name, settings)
            VALUES (0, $1, $2, $3)
            ON CONFLICT (kind) WHERE project_id = 0 DO UPDATE
               SET settings = excluded.settings,
                   enabled = destination.enabled OR destination.settings <> excluded.settings""";

    Uni<Void> keep(SqlClient client, String kind, String name, Map<String, String> settings) {
        return client.preparedQuery(KEEP)
                .execute(Tuple.of(kind, name, json(settings)))
                .replaceWithVoid();
    }

    private static final String STALE =
            "SELECT id FROM alerts.destination WHERE project_id = 0 AND NOT kind = ANY ($1)";

    /// Removes what the configuration names no longer.
    Uni<Void> keepOnly(SqlClient client, List<String> kinds, OffsetDateTime now) {
        return client.preparedQuery(STALE)
                .execute(Tuple.of(kinds.toArray(String[]::new)))
                .onItem()
                .<Row>disjoint()
                .onItem()
                .transformToUniAndConcatenate(
                        row -> remove(client, Destination.INSTALLATION, row.getLong("id"), now))
                .toUni()
                .replaceWithVoid();
    }

    /// Settings as a row keeps them.
    private static Map<String, String> settings(JsonObject kept) {
        return kept.stream()
                .collect(
                        Collectors.toMap(Map.Entry::getKey, one -> String.valueOf(one.getValue())));
    }

    private static JsonObject json(Map<String, String> settings) {
        return new JsonObject(Map.copyOf(settings));
    }

    private static Destination destination(Row row) {
        return destination(row.getLong("project_id"), row.getLong("id"), row);
    }

    /// @param row with its kind, name, settings, and whether it is enabled
    public static Destination destination(long project, long id, Row row) {
        return new Destination(
                project,
                id,
                row.getString("kind"),
                row.getString("name"),
                settings(row.getJsonObject("settings")),
                row.getBoolean("enabled"));
    }
}
