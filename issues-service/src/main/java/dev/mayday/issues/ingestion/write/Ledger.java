package dev.mayday.issues.ingestion.write;

import dev.mayday.issues.database.Columns;
import dev.mayday.issues.ingestion.read.Outcome;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/// The table of outcomes: every received item ends in exactly one of them.
public final class Ledger {

    private static final String ADD =
            """
            INSERT INTO outcome AS o (project_id, public_key, category, outcome, reason, hour, quantity)
            SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[],
                                 $7::bigint[])
            ON CONFLICT (project_id, public_key, category, outcome, reason, hour)
            DO UPDATE SET quantity = o.quantity + excluded.quantity""";

    private static final Comparator<Outcome> ORDER =
            Comparator.comparingLong(Outcome::projectId)
                    .thenComparing(Outcome::publicKey)
                    .thenComparing(Outcome::category)
                    .thenComparing(Outcome::verdict)
                    .thenComparing(Outcome::reason)
                    .thenComparing(Outcome::hour);

    private record Row(
            long projectId,
            String publicKey,
            String category,
            Outcome.Verdict verdict,
            String reason,
            Instant hour) {}

    private Ledger() {}

    static Uni<Void> add(SqlConnection tx, List<Outcome> outcomes) {
        if (outcomes.isEmpty()) return Uni.createFrom().voidItem();
        var parameters =
                Columns.of(sums(outcomes))
                        .longs(Outcome::projectId)
                        .texts(Outcome::publicKey)
                        .texts(Outcome::category)
                        .texts(outcome -> outcome.verdict().wire())
                        .texts(Outcome::reason)
                        .times(Outcome::hour)
                        .longs(Outcome::quantity)
                        .tuple();
        return tx.preparedQuery(ADD).execute(parameters).replaceWithVoid();
    }

    private static List<Outcome> sums(List<Outcome> outcomes) {
        var sums = new HashMap<Row, Outcome>();
        for (var outcome : outcomes) {
            var row =
                    new Row(
                            outcome.projectId(),
                            outcome.publicKey(),
                            outcome.category(),
                            outcome.verdict(),
                            outcome.reason(),
                            outcome.hour());
            sums.merge(row, outcome, Outcome::plus);
        }
        return sums.values().stream().sorted(ORDER).toList();
    }
}
