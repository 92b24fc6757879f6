package dev.mayday.issues.ingestion.write;

import dev.mayday.issues.database.Columns;
import dev.mayday.issues.ingestion.decide.IssueVerdict.Placed;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/// Days of issues, per release and environment (semantics 11.1): the tier that lives as long as the
/// issue, and says since which release it happens.
final class Days {

    private static final String ADD =
            """
            INSERT INTO issue_day AS d (project_id, issue_id, day, release, environment, events, late,
                                        first_seen, last_seen)
            SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::date[], $4::text[], $5::int[], $6::bigint[],
                                 $7::bigint[], $8::timestamptz[], $9::timestamptz[])
            ON CONFLICT (project_id, issue_id, day, release, environment)
            DO UPDATE SET events = d.events + excluded.events, late = d.late + excluded.late,
                          first_seen = least(d.first_seen, excluded.first_seen),
                          last_seen = greatest(d.last_seen, excluded.last_seen)""";

    private record Bucket(
            long projectId, long issueId, LocalDate day, String release, int environment) {
        static final Comparator<Bucket> ORDER =
                Comparator.comparingLong(Bucket::projectId)
                        .thenComparingLong(Bucket::issueId)
                        .thenComparing(Bucket::day)
                        .thenComparing(Bucket::release)
                        .thenComparingInt(Bucket::environment);

        static Bucket of(Placed event) {
            var occurrence = event.occurrence();
            return new Bucket(
                    event.issue().projectId(),
                    event.issue().id(),
                    occurrence.day(),
                    event.issue().counted(occurrence.release()),
                    event.environment());
        }
    }

    private record Row(Bucket bucket, long events, long late, Instant first, Instant last) {
        static Row of(Placed event) {
            var received = event.occurrence().received();
            return new Row(Bucket.of(event), 1, event.late() ? 1 : 0, received, received);
        }

        Row and(Row other) {
            return new Row(
                    bucket,
                    events + other.events,
                    late + other.late,
                    first.isBefore(other.first) ? first : other.first,
                    last.isAfter(other.last) ? last : other.last);
        }
    }

    private Days() {}

    static Uni<Void> add(SqlConnection tx, List<Placed> events) {
        var parameters =
                Columns.of(rows(events))
                        .longs(row -> row.bucket().projectId())
                        .longs(row -> row.bucket().issueId())
                        .days(row -> row.bucket().day())
                        .texts(row -> row.bucket().release())
                        .ints(row -> row.bucket().environment())
                        .longs(Row::events)
                        .longs(Row::late)
                        .times(Row::first)
                        .times(Row::last)
                        .tuple();
        return tx.preparedQuery(ADD).execute(parameters).replaceWithVoid();
    }

    private static List<Row> rows(List<Placed> events) {
        var rows = new HashMap<Bucket, Row>();
        for (var event : events) rows.merge(Bucket.of(event), Row.of(event), Row::and);
        return rows.values().stream()
                .sorted(Comparator.comparing(Row::bucket, Bucket.ORDER))
                .toList();
    }
}
