package dev.mayday.alerts.evaluation;

import dev.mayday.alerts.Changes;
import dev.mayday.alerts.rules.Evaluation;
import dev.mayday.contracts.bus.IssueChange;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/// Why each rule spoke or did not, for the question "why did I not get an alert?".
@ApplicationScoped
class EvaluationLog {

    private final Changes changes;

    EvaluationLog(Changes changes) {
        this.changes = changes;
    }

    private static final String RECORD =
            """
            INSERT INTO alerts.evaluation AS e
                   (project_id, issue_id, trigger, code, hour, at, sentence, trace)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (project_id, issue_id, trigger, code, hour) DO UPDATE
               SET times = e.times + 1, at = excluded.at,
                   sentence = excluded.sentence, trace = excluded.trace""";

    Uni<Void> record(SqlConnection tx, IssueChange change, Evaluation evaluation, Instant now) {
        var values =
                Tuple.tuple()
                        .addLong(change.project().id())
                        .addLong(change.issue().id())
                        .addString(evaluation.rule().trigger().text())
                        .addString(evaluation.code().text())
                        .addOffsetDateTime(
                                now.truncatedTo(ChronoUnit.HOURS).atOffset(ZoneOffset.UTC))
                        .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
                        .addString(evaluation.trace().sentence())
                        .addJsonArray(new JsonArray(changes.write(evaluation.trace().entries())));
        return tx.preparedQuery(RECORD).execute(values).replaceWithVoid();
    }
}
