package dev.mayday.issues.ingestion.write;

import dev.mayday.issues.database.Columns;
import dev.mayday.issues.ingestion.decide.IssueVerdict.Placed;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/// Counts in time buckets, per issue and environment (semantics 11.1). All tiers are written alike,
/// so they always agree in sum; that of the days is [Days].
public final class Counts {

    /// Minutes per bucket.
    private static final short[] TIERS = {1, 5, 60};

    private static final String ADD =
            """
            INSERT INTO issue_count AS c (project_id, issue_id, environment, tier, start, events, late)
            SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::int[], $4::smallint[], $5::timestamptz[],
                                 $6::bigint[], $7::bigint[])
            ON CONFLICT (project_id, issue_id, tier, start, environment)
            DO UPDATE SET events = c.events + excluded.events, late = c.late + excluded.late""";

    private record Bucket(long projectId, long issueId, int environment, short tier, long start) {
        static final Comparator<Bucket> ORDER =
                Comparator.comparingLong(Bucket::projectId)
                        .thenComparingLong(Bucket::issueId)
                        .thenComparingInt(Bucket::tier)
                        .thenComparingLong(Bucket::start)
                        .thenComparingInt(Bucket::environment);

        static Bucket of(Placed event, short tier) {
            long seconds = tier * 60L;
            long received = event.occurrence().received().getEpochSecond();
            return new Bucket(
                    event.issue().projectId(),
                    event.issue().id(),
                    event.environment(),
                    tier,
                    Math.floorDiv(received, seconds) * seconds);
        }
    }

    private record Row(Bucket bucket, long events, long late) {}

    private Counts() {}

    static Uni<Void> add(SqlConnection tx, List<Placed> events) {
        var parameters =
                Columns.of(rows(events))
                        .longs(row -> row.bucket().projectId())
                        .longs(row -> row.bucket().issueId())
                        .ints(row -> row.bucket().environment())
                        .shorts(row -> row.bucket().tier())
                        .times(row -> Instant.ofEpochSecond(row.bucket().start()))
                        .longs(Row::events)
                        .longs(Row::late)
                        .tuple();
        return tx.preparedQuery(ADD).execute(parameters).replaceWithVoid();
    }

    private static List<Row> rows(List<Placed> events) {
        var sums = new HashMap<Bucket, long[]>();
        for (var event : events) {
            for (short tier : TIERS) {
                var sum = sums.computeIfAbsent(Bucket.of(event, tier), _ -> new long[2]);
                sum[0]++;
                if (event.late()) sum[1]++;
            }
        }
        return sums.entrySet().stream()
                .map(sum -> new Row(sum.getKey(), sum.getValue()[0], sum.getValue()[1]))
                .sorted(Comparator.comparing(Row::bucket, Bucket.ORDER))
                .toList();
    }
}
