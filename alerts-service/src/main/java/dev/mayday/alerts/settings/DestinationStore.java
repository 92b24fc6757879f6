package dev.mayday.alerts.settings;

import dev.mayday.contracts.alerts.AlertsApi.NewDestination;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// The destinations of projects and the one of the installation.
@ApplicationScoped
public class DestinationStore {

    private static final String USED_BY =
            """
            SELECT project_id, id, kind, name, url, enabled
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
            INSERT INTO alerts.destination (project_id, kind, name, url)
            VALUES ($1, $2, $3, $4)
            RETURNING project_id, id, kind, name, url, enabled""";

    public Uni<Destination> add(SqlClient client, long project, NewDestination wanted) {
        return client.preparedQuery(ADD)
                .execute(Tuple.of(project, wanted.kind(), wanted.name(), wanted.url()))
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

    private static final String KEEP_DEFAULT =
            """
            INSERT INTO alerts.destination (project_id, id, kind, name, url)
            VALUES (0, 0, 'slack', 'Slack (default)', $1)
            ON CONFLICT (project_id, id) DO UPDATE
               SET url = excluded.url,
                   enabled = destination.enabled OR destination.url <> excluded.url""";

    /// Makes the installation's destination what the configuration says; a new address is enabled.
    public Uni<Void> keepDefault(SqlClient client, @Nullable String url, OffsetDateTime now) {
        if (url == null) {
            return remove(client, Destination.INSTALLATION, 0, now).replaceWithVoid();
        }
        return client.preparedQuery(KEEP_DEFAULT).execute(Tuple.of(url)).replaceWithVoid();
    }

    private static Destination destination(Row row) {
        return new Destination(
                row.getLong("project_id"),
                row.getLong("id"),
                row.getString("kind"),
                row.getString("name"),
                row.getString("url"),
                row.getBoolean("enabled"));
    }
}
