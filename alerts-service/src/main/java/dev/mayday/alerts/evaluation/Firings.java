package dev.mayday.alerts.evaluation;

import dev.mayday.alerts.rules.AlertRule;
import dev.mayday.alerts.rules.Code;
import dev.mayday.alerts.rules.Evaluation;
import dev.mayday.alerts.rules.Firing;
import dev.mayday.alerts.rules.Mode;
import dev.mayday.contracts.bus.IssueChange;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;

/// The firings of semantics 12.5: per rule, issue and episode.
@ApplicationScoped
class Firings {

    private static final String OF =
            """
            SELECT active, last_sent, suppressed
              FROM alerts.firing
             WHERE project_id = $1 AND issue_id = $2 AND episode = $3
               AND trigger = $4 AND watching = $5""";

    Uni<Firing> of(SqlConnection tx, IssueChange change, AlertRule rule) {
        return tx.preparedQuery(OF).execute(key(change, rule)).map(Firings::firing);
    }

    private static final String FIRE =
            """
            INSERT INTO alerts.firing AS f
                   (project_id, issue_id, episode, trigger, watching, active, since, last_sent)
            VALUES ($1, $2, $3, $4, $5, true, $6::timestamptz,
                    CASE WHEN $7::boolean THEN $6::timestamptz END)
            ON CONFLICT (project_id, issue_id, episode, trigger, watching) DO UPDATE
               SET active = true, since = excluded.since,
                   last_sent = coalesce(excluded.last_sent, f.last_sent),
                   suppressed = CASE WHEN $7 THEN 0 ELSE f.suppressed END""";

    private static final String SUPPRESS =
            """
            UPDATE alerts.firing
               SET suppressed = suppressed + 1
             WHERE project_id = $1 AND issue_id = $2 AND episode = $3
               AND trigger = $4 AND watching = $5""";

    Uni<Void> apply(SqlConnection tx, IssueChange change, Evaluation evaluation, Instant now) {
        var key = key(change, evaluation.rule());
        if (evaluation.fires()) {
            var at = now.atOffset(ZoneOffset.UTC);
            key.addOffsetDateTime(at).addBoolean(evaluation.code() == Code.SENT);
            return tx.preparedQuery(FIRE).execute(key).replaceWithVoid();
        }
        return tx.preparedQuery(SUPPRESS).execute(key).replaceWithVoid();
    }

    private static final String CLOSE =
            """
            UPDATE alerts.firing
               SET active = false
             WHERE project_id = $1 AND issue_id = $2 AND active""";

    /// The issue left unresolved: nothing fires for it any more.
    Uni<Void> close(SqlConnection tx, IssueChange change) {
        var issue = Tuple.of(change.project().id(), change.issue().id());
        return tx.preparedQuery(CLOSE).execute(issue).replaceWithVoid();
    }

    private static Tuple key(IssueChange change, AlertRule rule) {
        return Tuple.tuple()
                .addLong(change.project().id())
                .addLong(change.issue().id())
                .addInteger(change.issue().episode())
                .addString(rule.trigger().text())
                .addBoolean(rule.mode() == Mode.WATCH);
    }

    private static Firing firing(RowSet<Row> rows) {
        if (rows.size() == 0) {
            return Firing.NONE;
        }
        var row = rows.iterator().next();
        var sent = row.getOffsetDateTime("last_sent");
        return new Firing(
                row.getBoolean("active"),
                sent == null ? null : sent.toInstant(),
                row.getInteger("suppressed"));
    }
}
