package dev.mayday.alerts.delivery;

import dev.mayday.alerts.AlertsConfig;
import dev.mayday.alerts.Changes;
import dev.mayday.alerts.Changes.Reading;
import dev.mayday.alerts.Surroundings;
import dev.mayday.alerts.channel.Notice;
import dev.mayday.alerts.channel.Notice.Others;
import dev.mayday.alerts.rules.Condition;
import dev.mayday.alerts.settings.Destination;
import dev.mayday.alerts.settings.DestinationStore;
import dev.mayday.contracts.bus.IssueChange;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Which deliveries are ours to send now. A destination is leased together with one delivery, so
/// that it gets one message at a time, at its pace, whatever the number of senders.
///
/// In front of a destination there are lines, one for each rule of each project. Projects take
/// turns, and lines within a project: whoever has much to tell delays nobody else.
@ApplicationScoped
class Leases {

    /// What a message says that a person had sent again.
    private static final String RESENT = " (resent)";

    private final Pool pool;
    private final Changes changes;
    private final Surroundings surroundings;
    private final Storms storms;
    private final AlertsConfig.Delivery limits;

    Leases(
            @ReactiveDataSource("alerts") Pool pool,
            Changes changes,
            Surroundings surroundings,
            Storms storms,
            AlertsConfig config) {
        this.pool = pool;
        this.changes = changes;
        this.surroundings = surroundings;
        this.storms = storms;
        this.limits = config.delivery();
    }

    /// A leased delivery: ours to send until the lease ends.
    ///
    /// @param attempt number of this attempt, from 1
    /// @param first time of the first attempt
    /// @param notice reads what is to be said, and throws when it is unreadable: that concerns this
    ///     delivery alone
    record Parcel(
            long project,
            long id,
            int attempt,
            Instant first,
            Destination destination,
            Supplier<Notice> notice) {}

    Uni<List<Parcel>> take(int most) {
        return pool.withTransaction(
                tx ->
                        lease(tx, most)
                                .flatMap(rows -> storms.join(tx, rows).map(j -> parcels(rows, j))));
    }

    /// The head of the line whose turn it is, for each free destination. Behind an unfinished
    /// delivery of the same issue and episode nothing is at the head: order is strict there.
    private static final String LEASE =
            """
            WITH free AS (
                SELECT t.project_id, t.id, t.kind, t.name, t.settings,
                       head.project, head.rule, head.delivery
                  FROM alerts.destination t
                 CROSS JOIN LATERAL (
                       SELECT l.project_id AS project, l.rule_id AS rule, first.id AS delivery
                         FROM alerts.line l
                        CROSS JOIN LATERAL (
                              SELECT d.id, d.next_at
                                FROM alerts.delivery d
                               WHERE d.destination_project = l.destination_project
                                 AND d.destination_id = l.destination_id
                                 AND d.project_id = l.project_id
                                 AND d.rule_id = l.rule_id
                                 AND d.state IN ('queued', 'retrying', 'sending')
                                 AND d.next_at <= $1
                                 AND (l.held_until <= $1 OR d.attempts > 0)
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
                               LIMIT 1) first
                        WHERE l.destination_project = t.project_id AND l.destination_id = t.id
                        ORDER BY (SELECT max(o.served)
                                    FROM alerts.line o
                                   WHERE o.destination_project = l.destination_project
                                     AND o.destination_id = l.destination_id
                                     AND o.project_id = l.project_id),
                                 l.served, first.next_at, first.id
                        LIMIT 1) head
                 WHERE t.enabled AND t.free_at <= $1
                 ORDER BY t.free_at
                 LIMIT $3
                   FOR NO KEY UPDATE OF t SKIP LOCKED),
            busy AS (
                UPDATE alerts.destination t
                   SET free_at = $2
                  FROM free
                 WHERE t.project_id = free.project_id AND t.id = free.id),
            served AS (
                UPDATE alerts.line l
                   SET served = $1
                  FROM free
                 WHERE l.destination_project = free.project_id AND l.destination_id = free.id
                   AND l.project_id = free.project AND l.rule_id = free.rule)
            UPDATE alerts.delivery d
               SET state = 'sending', attempts = d.attempts + 1, next_at = $2,
                   first_attempt = coalesce(d.first_attempt, $1)
              FROM free, alerts.notification n
             WHERE d.project_id = free.project AND d.id = free.delivery
               AND n.project_id = d.project_id AND n.id = d.notification_id
            RETURNING d.project_id, d.id, d.attempts, d.first_attempt, d.others,
                      d.resends IS NOT NULL AS resent, free.project_id AS owner, free.id AS destination,
                      free.kind, free.name, free.settings, true AS enabled,
                      n.rule_name, n.condition, n.reason, n.suppressed, n.change""";

    private Uni<RowSet<Row>> lease(SqlConnection tx, int most) {
        var now = surroundings.now().atOffset(ZoneOffset.UTC);
        return tx.preparedQuery(LEASE).execute(Tuple.of(now, now.plus(limits.lease()), most));
    }

    /// By the first of each line; one that is retried while its line is held is found by the poll.
    private static final String NEXT =
            """
            SELECT min(greatest(first.next_at, t.free_at,
                                CASE WHEN first.attempts = 0 THEN l.held_until END)) AS at
              FROM alerts.line l
              JOIN alerts.destination t
                ON t.project_id = l.destination_project AND t.id = l.destination_id
             CROSS JOIN LATERAL (
                   SELECT d.next_at, d.attempts
                     FROM alerts.delivery d
                    WHERE d.destination_project = l.destination_project
                      AND d.destination_id = l.destination_id
                      AND d.project_id = l.project_id
                      AND d.rule_id = l.rule_id
                      AND d.state IN ('queued', 'retrying', 'sending')
                    ORDER BY d.next_at, d.id
                    LIMIT 1) first
             WHERE t.enabled""";

    /// When the next delivery is due.
    Uni<Optional<Instant>> next() {
        return pool.query(NEXT)
                .execute()
                .map(rows -> Optional.ofNullable(rows.iterator().next().getOffsetDateTime("at")))
                .map(at -> at.map(time -> time.toInstant()));
    }

    private List<Parcel> parcels(RowSet<Row> rows, Map<Long, Integer> joined) {
        var parcels = new ArrayList<Parcel>();
        for (var row : rows) {
            var others = joined.getOrDefault(row.getLong("id"), row.getInteger("others"));
            parcels.add(
                    new Parcel(
                            row.getLong("project_id"),
                            row.getLong("id"),
                            row.getInteger("attempts"),
                            row.getOffsetDateTime("first_attempt").toInstant(),
                            DestinationStore.destination(
                                    row.getLong("owner"), row.getLong("destination"), row),
                            () -> notice(row, others)));
        }
        return parcels;
    }

    private Notice notice(Row row, int others) {
        var words =
                Condition.parse(row.getString("condition")).map(Condition::plural).orElse("alerts");
        return new Notice(
                row.getLong("project_id") + "-" + row.getLong("id"),
                change(row.get(JsonObject.class, "change").encode()),
                row.getString("rule_name"),
                row.getString("reason") + (row.getBoolean("resent") ? RESENT : ""),
                row.getInteger("suppressed"),
                new Others(others, words),
                false);
    }

    private IssueChange change(String kept) {
        return switch (changes.read(kept)) {
            case Reading.Understood(var change) -> change;
            case Reading.Strange(var reason, _, _) -> throw new IllegalStateException(reason);
        };
    }
}
