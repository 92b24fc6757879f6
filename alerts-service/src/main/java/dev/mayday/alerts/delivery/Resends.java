package dev.mayday.alerts.delivery;

import dev.mayday.alerts.Surroundings;
import dev.mayday.contracts.Word;
import dev.mayday.contracts.alerts.DeliveryState;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;

/// Dead deliveries that a person has sent again.
@Singleton
public record Resends(
        @ReactiveDataSource("alerts") Pool pool, Dispatcher dispatcher, Surroundings surroundings) {

    /// Who asks at the same moment waits, and then finds what the first one did: a statement sees
    /// what was there when it began, so looking is another one.
    private static final String LOCK =
            """
            SELECT 1
              FROM alerts.delivery
             WHERE project_id = $1 AND id = $2
               FOR NO KEY UPDATE""";

    private static final String FIND =
            """
            SELECT d.state, t.enabled,
                   (SELECT r.id FROM alerts.delivery r
                     WHERE r.project_id = d.project_id AND r.notification_id = d.notification_id
                       AND r.resends = d.id) AS resent
              FROM alerts.delivery d
              LEFT JOIN alerts.destination t
                ON t.project_id = d.destination_project AND t.id = d.destination_id
             WHERE d.project_id = $1 AND d.id = $2""";

    private static final String QUEUE =
            """
            WITH queued AS (
                INSERT INTO alerts.delivery
                       (project_id, notification_id, destination_project, destination_id,
                        destination_name, rule_id, issue_id, episode, others, next_at, created,
                        resends)
                SELECT d.project_id, d.notification_id, d.destination_project, d.destination_id,
                       t.name, d.rule_id, d.issue_id, d.episode, d.others, $3, $3, d.id
                  FROM alerts.delivery d
                  JOIN alerts.destination t
                    ON t.project_id = d.destination_project AND t.id = d.destination_id
                 WHERE d.project_id = $1 AND d.id = $2
                RETURNING id, destination_project, destination_id, project_id, rule_id),
            lined AS (
                INSERT INTO alerts.line (destination_project, destination_id, project_id, rule_id)
                SELECT destination_project, destination_id, project_id, rule_id FROM queued
                ON CONFLICT DO NOTHING)
            SELECT id FROM queued""";

    /// Never [Resend.Possible]: what is possible is done.
    public Uni<Resend> of(long project, long delivery) {
        return pool.withTransaction(tx -> of(tx, Tuple.of(project, delivery)))
                .invoke(
                        resend -> {
                            if (resend instanceof Resend.Queued) dispatcher.wake();
                        });
    }

    private Uni<Resend> of(SqlConnection tx, Tuple delivery) {
        return tx.preparedQuery(LOCK)
                .execute(delivery)
                .chain(() -> tx.preparedQuery(FIND).execute(delivery))
                .map(Resends::judge)
                .chain(
                        resend ->
                                resend instanceof Resend.Possible
                                        ? queue(tx, delivery)
                                        : Uni.createFrom().item(resend));
    }

    private static Resend judge(RowSet<Row> rows) {
        if (rows.size() == 0) return new Resend.Unknown();
        var row = rows.iterator().next();
        return Resend.of(
                Word.of(DeliveryState.class, row.getString("state")),
                row.getBoolean("enabled"),
                row.getLong("resent"));
    }

    private Uni<Resend> queue(SqlConnection tx, Tuple delivery) {
        return tx.preparedQuery(QUEUE)
                .execute(delivery.addOffsetDateTime(surroundings.now().atOffset(ZoneOffset.UTC)))
                .map(
                        queued ->
                                queued.size() == 0
                                        ? Resend.toNobody()
                                        : new Resend.Queued(
                                                queued.iterator().next().getLong("id")));
    }
}
