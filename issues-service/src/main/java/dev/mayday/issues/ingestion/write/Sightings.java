package dev.mayday.issues.ingestion.write;

import dev.mayday.issues.database.Columns;
import dev.mayday.issues.database.Rows;
import dev.mayday.issues.ingestion.decide.IssueVerdict.Placed;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Which users an issue has met, per environment (semantics 11.4), how often, and the newest event
/// of each: what it says of the user is what people read.
public final class Sightings {

    /// Answers how many users each issue had not met in any environment. The rows that this
    /// statement inserts are not visible to its own look-up.
    private static final String ADD =
            """
            WITH seen AS (
                INSERT INTO issue_user AS u (project_id, issue_id, user_hash, environment, first_seen, last_seen,
                                             events, last_event)
                SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bytea[], $4::int[], $5::timestamptz[],
                                     $6::timestamptz[], $7::bigint[], $8::uuid[])
                ON CONFLICT (project_id, issue_id, user_hash, environment)
                DO UPDATE SET first_seen = least(u.first_seen, excluded.first_seen),
                              last_seen = greatest(u.last_seen, excluded.last_seen),
                              events = u.events + excluded.events,
                              last_event = CASE WHEN excluded.last_seen >= u.last_seen THEN excluded.last_event
                                                ELSE u.last_event END
                RETURNING project_id, issue_id, user_hash, xmax = 0 AS fresh)
            SELECT s.issue_id, count(DISTINCT s.user_hash)
              FROM seen s
             WHERE s.fresh
               AND NOT EXISTS (SELECT FROM issue_user u
                                WHERE u.project_id = s.project_id AND u.issue_id = s.issue_id
                                  AND u.user_hash = s.user_hash)
             GROUP BY s.issue_id""";

    private record Who(long projectId, long issueId, String user, int environment) {
        static final Comparator<Who> ORDER =
                Comparator.comparingLong(Who::projectId)
                        .thenComparingLong(Who::issueId)
                        .thenComparing(Who::user)
                        .thenComparingInt(Who::environment);
    }

    /// @param newest the event that was received at `last`
    private record Row(Who who, Instant first, Instant last, long events, UUID newest) {
        Row and(Row other) {
            boolean later = last.isAfter(other.last);
            return new Row(
                    who,
                    first.isBefore(other.first) ? first : other.first,
                    later ? last : other.last,
                    events + other.events,
                    later ? newest : other.newest);
        }
    }

    private Sightings() {}

    /// @return how many users are new to each issue; those with none are absent
    static Uni<Map<Long, Long>> add(SqlConnection tx, List<Placed> events) {
        var rows = rows(events);
        if (rows.isEmpty()) return Uni.createFrom().item(Map.of());
        var parameters =
                Columns.of(rows)
                        .longs(row -> row.who().projectId())
                        .longs(row -> row.who().issueId())
                        .bytes(row -> HexFormat.of().parseHex(row.who().user()))
                        .ints(row -> row.who().environment())
                        .times(Row::first)
                        .times(Row::last)
                        .longs(Row::events)
                        .uuids(Row::newest)
                        .tuple();
        return tx.preparedQuery(ADD)
                .execute(parameters)
                .map(fresh -> Rows.map(fresh, row -> row.getLong(0), row -> row.getLong(1)));
    }

    private static List<Row> rows(List<Placed> events) {
        var rows = new HashMap<Who, Row>();
        for (var event : events) {
            var user = event.occurrence().userHash();
            if (user == null) continue;
            var issue = event.issue();
            var hex = HexFormat.of().formatHex(user);
            var who = new Who(issue.projectId(), issue.id(), hex, event.environment());
            var received = event.occurrence().received();
            var id = event.occurrence().id();
            rows.merge(who, new Row(who, received, received, 1, id), Row::and);
        }
        return rows.values().stream().sorted(Comparator.comparing(Row::who, Who.ORDER)).toList();
    }
}
