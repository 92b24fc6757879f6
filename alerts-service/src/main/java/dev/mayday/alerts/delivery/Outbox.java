package dev.mayday.alerts.delivery;

import dev.mayday.alerts.Changes;
import dev.mayday.alerts.rules.Recipient;
import dev.mayday.alerts.rules.Trigger;
import dev.mayday.contracts.bus.IssueChange;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/// Where a decision to speak becomes rows, in the transaction of the decision.
@ApplicationScoped
public class Outbox {

    private final Changes changes;

    Outbox(Changes changes) {
        this.changes = changes;
    }

    private static final String NOTIFY =
            """
            INSERT INTO alerts.notification
                   (project_id, change_id, trigger, issue_id, reason, suppressed, change, created)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (project_id, change_id, trigger) DO NOTHING
            RETURNING id""";

    /// Writes a notification and a delivery for each recipient. A change that made the rule speak
    /// before writes nothing.
    public Uni<Void> put(SqlConnection tx, Speech speech) {
        var change = speech.change();
        var values =
                Tuple.tuple()
                        .addLong(change.project().id())
                        .addLong(change.id())
                        .addString(speech.trigger().text())
                        .addLong(change.issue().id())
                        .addString(speech.reason())
                        .addInteger(speech.suppressed())
                        .addJsonObject(new JsonObject(changes.write(change)))
                        .addOffsetDateTime(speech.at().atOffset(ZoneOffset.UTC));
        return tx.preparedQuery(NOTIFY)
                .execute(values)
                .flatMap(
                        rows ->
                                rows.size() == 0
                                        ? Uni.createFrom().voidItem()
                                        : queue(tx, speech, rows.iterator().next().getLong("id")));
    }

    private static final String QUEUE =
            """
            INSERT INTO alerts.delivery
                   (project_id, notification_id, destination_project, destination_id,
                    destination_name, issue_id, episode, next_at, created)
            SELECT $1::bigint, $2::bigint, t.project_id, t.id, t.name, $5::bigint, $6::int,
                   $7::timestamptz, $7::timestamptz
              FROM unnest($3::bigint[], $4::bigint[]) AS chosen(project_id, id)
              JOIN alerts.destination t USING (project_id, id)""";

    private static Uni<Void> queue(SqlConnection tx, Speech speech, long notification) {
        var owners = speech.recipients().stream().map(Recipient::owner).toArray(Long[]::new);
        var ids = speech.recipients().stream().map(Recipient::id).toArray(Long[]::new);
        var values =
                Tuple.tuple()
                        .addLong(speech.change().project().id())
                        .addLong(notification)
                        .addArrayOfLong(owners)
                        .addArrayOfLong(ids)
                        .addLong(speech.change().issue().id())
                        .addInteger(speech.change().issue().episode())
                        .addOffsetDateTime(speech.at().atOffset(ZoneOffset.UTC));
        return tx.preparedQuery(QUEUE).execute(values).replaceWithVoid();
    }

    /// What a rule has to say, to whom.
    public record Speech(
            IssueChange change,
            Trigger trigger,
            String reason,
            int suppressed,
            List<Recipient> recipients,
            Instant at) {
        public Speech {
            recipients = List.copyOf(recipients);
        }
    }
}
