package dev.mayday.alerts.delivery;

import dev.mayday.alerts.Changes;
import dev.mayday.alerts.rules.Evaluation;
import dev.mayday.alerts.rules.Route.Recipient;
import dev.mayday.contracts.bus.IssueChange;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;

/// Where a decision to speak becomes rows, in the transaction of the decision.
@Singleton
public record Outbox(Changes changes) {

    private static final String NOTIFY =
            """
            INSERT INTO alerts.notification
                   (project_id, change_id, rule_id, rule_name, condition, issue_id, reason,
                    suppressed, change, created)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            ON CONFLICT (project_id, change_id, rule_id) DO NOTHING
            RETURNING id""";

    /// Writes a notification and a delivery for each recipient. A change that made the rule speak
    /// before writes nothing.
    ///
    /// @param suppressed matches since the last message that were kept back
    public Uni<Void> put(
            SqlConnection tx,
            IssueChange change,
            Evaluation evaluation,
            int suppressed,
            Instant now) {
        var values =
                Tuple.tuple()
                        .addLong(change.project().id())
                        .addLong(change.id())
                        .addLong(evaluation.rule().id())
                        .addString(evaluation.rule().settings().name())
                        .addString(evaluation.condition().text())
                        .addLong(change.issue().id())
                        .addString(evaluation.reason(change))
                        .addInteger(suppressed)
                        .addJsonObject(new JsonObject(changes.write(change)))
                        .addOffsetDateTime(now.atOffset(ZoneOffset.UTC));
        return tx.preparedQuery(NOTIFY)
                .execute(values)
                .flatMap(
                        rows ->
                                rows.size() == 0
                                        ? Uni.createFrom().voidItem()
                                        : queue(
                                                tx,
                                                rows.iterator().next().getLong("id"),
                                                evaluation));
    }

    private static final String QUEUE =
            """
            WITH queued AS (
                INSERT INTO alerts.delivery
                       (project_id, notification_id, destination_project, destination_id,
                        destination_name, rule_id, issue_id, episode, next_at, created)
                SELECT n.project_id, n.id, t.project_id, t.id, t.name, n.rule_id, n.issue_id,
                       (n.change -> 'issue' ->> 'episode')::int, n.created, n.created
                  FROM unnest($3::bigint[], $4::bigint[]) AS chosen(project_id, id)
                  JOIN alerts.destination t USING (project_id, id)
                  JOIN alerts.notification n ON n.project_id = $1 AND n.id = $2
                RETURNING destination_project, destination_id, project_id, rule_id)
            INSERT INTO alerts.line (destination_project, destination_id, project_id, rule_id)
            SELECT * FROM queued
            ON CONFLICT DO NOTHING""";

    private static Uni<Void> queue(SqlConnection tx, long notification, Evaluation evaluation) {
        var recipients = evaluation.recipients();
        var values =
                Tuple.tuple()
                        .addLong(evaluation.rule().project())
                        .addLong(notification)
                        .addArrayOfLong(
                                recipients.stream().map(Recipient::owner).toArray(Long[]::new))
                        .addArrayOfLong(
                                recipients.stream().map(Recipient::id).toArray(Long[]::new));
        return tx.preparedQuery(QUEUE).execute(values).replaceWithVoid();
    }
}
