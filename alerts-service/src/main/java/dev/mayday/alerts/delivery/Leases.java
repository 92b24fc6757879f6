package dev.mayday.alerts.delivery;

import dev.mayday.alerts.AlertsConfig;
import dev.mayday.alerts.Changes;
import dev.mayday.alerts.Surroundings;
import dev.mayday.alerts.rules.Trigger;
import dev.mayday.alerts.settings.Destination;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// Which deliveries are ours to send now. A destination is leased together with one delivery, so
/// that it gets one message at a time, at its pace, whatever the number of senders.
@ApplicationScoped
class Leases {

    private final Pool pool;
    private final Changes changes;
    private final Surroundings surroundings;
    private final AlertsConfig.Delivery limits;

    Leases(
            @ReactiveDataSource("alerts") Pool pool,
            Changes changes,
            Surroundings surroundings,
            AlertsConfig config) {
        this.pool = pool;
        this.changes = changes;
        this.surroundings = surroundings;
        this.limits = config.delivery();
    }

    /// The head of the line of each free destination. Behind an unfinished delivery of the same
    /// issue and episode nothing is at the head: order is strict there.
    private static final String TAKE =
            """
            WITH free AS (
                SELECT t.project_id, t.id, t.kind, t.name, t.url, head.project, head.delivery
                  FROM alerts.destination t
                 CROSS JOIN LATERAL (
                       SELECT d.project_id AS project, d.id AS delivery
                         FROM alerts.delivery d
                        WHERE d.destination_project = t.project_id
                          AND d.destination_id = t.id
                          AND d.state IN ('queued', 'retrying', 'sending')
                          AND d.next_at <= $1
                          AND NOT EXISTS (
                              SELECT 1
                                FROM alerts.delivery e
                               WHERE e.project_id = d.project_id
                                 AND e.issue_id = d.issue_id
                                 AND e.id < d.id
                                 AND e.episode = d.episode
                                 AND e.destination_project = d.destination_project
                                 AND e.destination_id = d.destination_id
                                 AND e.state IN ('queued', 'retrying', 'sending'))
                        ORDER BY d.next_at, d.id
                        LIMIT 1) head
                 WHERE t.enabled AND t.free_at <= $1
                 ORDER BY t.free_at
                 LIMIT $3
                   FOR UPDATE OF t SKIP LOCKED),
            busy AS (
                UPDATE alerts.destination t
                   SET free_at = $2
                  FROM free
                 WHERE t.project_id = free.project_id AND t.id = free.id)
            UPDATE alerts.delivery d
               SET state = 'sending', attempts = d.attempts + 1, next_at = $2,
                   first_attempt = coalesce(d.first_attempt, $1)
              FROM free, alerts.notification n
             WHERE d.project_id = free.project AND d.id = free.delivery
               AND n.project_id = d.project_id AND n.id = d.notification_id
            RETURNING d.project_id, d.id, d.attempts, d.first_attempt,
                      free.project_id AS owner, free.id AS destination, free.kind, free.name, free.url,
                      n.trigger, n.reason, n.suppressed, n.change""";

    Uni<List<Parcel>> take(int most) {
        var now = surroundings.now().atOffset(ZoneOffset.UTC);
        return pool.preparedQuery(TAKE)
                .execute(Tuple.of(now, now.plus(limits.lease()), most))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false))
                .map(rows -> rows.map(this::parcel).toList());
    }

    private static final String NEXT =
            """
            SELECT min(greatest(d.next_at, t.free_at)) AS at
              FROM alerts.delivery d
              JOIN alerts.destination t
                ON t.project_id = d.destination_project AND t.id = d.destination_id
             WHERE d.state IN ('queued', 'retrying', 'sending') AND t.enabled""";

    /// When the next delivery is due.
    Uni<Optional<Instant>> next() {
        return pool.query(NEXT)
                .execute()
                .map(rows -> Optional.ofNullable(rows.iterator().next().getOffsetDateTime("at")))
                .map(at -> at.map(time -> time.toInstant()));
    }

    private Parcel parcel(Row row) {
        var project = row.getLong("project_id");
        var id = row.getLong("id");
        var destination =
                new Destination(
                        row.getLong("owner"),
                        row.getLong("destination"),
                        row.getString("kind"),
                        row.getString("name"),
                        row.getString("url"),
                        true);
        var attempt = row.getInteger("attempts");
        var first = row.getOffsetDateTime("first_attempt").toInstant();
        return new Parcel(project, id, attempt, first, destination, () -> notice(row));
    }

    private Notice notice(Row row) {
        return new Notice(
                row.getLong("project_id") + "-" + row.getLong("id"),
                changes.read(row.get(JsonObject.class, "change").encode()),
                Trigger.parse(row.getString("trigger")).orElseThrow().title(),
                row.getString("reason"),
                row.getInteger("suppressed"),
                false);
    }
}
