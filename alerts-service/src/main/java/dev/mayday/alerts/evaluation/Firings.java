package dev.mayday.alerts.evaluation;

import dev.mayday.alerts.Changes;
import dev.mayday.alerts.rules.Condition;
import dev.mayday.alerts.rules.Evaluation;
import dev.mayday.alerts.rules.Evaluation.Code;
import dev.mayday.alerts.rules.Evaluation.Firing;
import dev.mayday.alerts.rules.Rule;
import dev.mayday.contracts.alerts.RuleMode;
import dev.mayday.contracts.bus.IssueChange;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/// What rules made of changes: the record of each evaluation, for the question "why did I not get
/// an alert?", and the firings of semantics 12.5, per rule, condition, issue and episode.
@Singleton
record Firings(Changes changes) {

    private static final String OF =
            """
            SELECT active, last_sent, suppressed
              FROM alerts.firing
             WHERE project_id = $1 AND rule_id = $2 AND condition = $3
               AND issue_id = $4 AND episode = $5 AND watching = $6""";

    Uni<Firing> of(SqlConnection tx, IssueChange change, Rule rule, Condition condition) {
        return tx.preparedQuery(OF).execute(key(change, rule, condition)).map(Firings::firing);
    }

    private static final String RECORD =
            """
            INSERT INTO alerts.evaluation AS e
                   (project_id, rule_id, issue_id, code, hour, at, sentence, trace)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (project_id, rule_id, issue_id, code, hour) DO UPDATE
               SET times = e.times + 1, at = excluded.at,
                   sentence = excluded.sentence, trace = excluded.trace""";

    Uni<Void> record(SqlConnection tx, IssueChange change, Evaluation evaluation, Instant now) {
        var hour = now.truncatedTo(ChronoUnit.HOURS).atOffset(ZoneOffset.UTC);
        var values =
                Tuple.tuple()
                        .addLong(change.project().id())
                        .addLong(evaluation.rule().id())
                        .addLong(change.issue().id())
                        .addString(evaluation.code().text())
                        .addOffsetDateTime(hour)
                        .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
                        .addString(evaluation.trace().sentence())
                        .addJsonArray(new JsonArray(changes.write(evaluation.trace().entries())));
        return tx.preparedQuery(RECORD).execute(values).replaceWithVoid();
    }

    private static final String FIRE =
            """
            INSERT INTO alerts.firing AS f
                   (project_id, rule_id, condition, issue_id, episode, watching,
                    active, since, last_sent)
            VALUES ($1, $2, $3, $4, $5, $6, true, $7::timestamptz,
                    CASE WHEN $8::boolean THEN $7::timestamptz END)
            ON CONFLICT (project_id, rule_id, condition, issue_id, episode, watching) DO UPDATE
               SET active = true, since = excluded.since,
                   last_sent = coalesce(excluded.last_sent, f.last_sent),
                   suppressed = CASE WHEN $8 THEN 0 ELSE f.suppressed END""";

    private static final String SUPPRESS =
            """
            UPDATE alerts.firing
               SET suppressed = suppressed + 1
             WHERE project_id = $1 AND rule_id = $2 AND condition = $3
               AND issue_id = $4 AND episode = $5 AND watching = $6""";

    Uni<Void> apply(SqlConnection tx, IssueChange change, Evaluation evaluation, Instant now) {
        var key = key(change, evaluation.rule(), evaluation.condition());
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

    private static Tuple key(IssueChange change, Rule rule, Condition condition) {
        return Tuple.tuple()
                .addLong(change.project().id())
                .addLong(rule.id())
                .addString(condition.text())
                .addLong(change.issue().id())
                .addInteger(change.issue().episode())
                .addBoolean(rule.settings().mode() == RuleMode.WATCH);
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
