package dev.mayday.issues.ingestion.write;

import dev.mayday.issues.database.Columns;
import dev.mayday.issues.ingestion.decide.IssueVerdict.Placed;
import dev.mayday.issues.recent.Span;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Which users an issue has met, per environment (semantics 11.4), how often, and the newest event
/// of each: what it says of the user is what people read.
public final class Sightings {

    /// Answers how many users each issue had not met ever, and not met in each span, in an
    /// environment and (null) in any. The rows that this statement writes are not visible to its
    /// own look-up.
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
                RETURNING project_id, issue_id, user_hash, environment, last_seen)
            SELECT s.project_id, s.issue_id, s.environment,
                   count(DISTINCT s.user_hash) FILTER (WHERE before.anywhere IS NULL), %s
              FROM seen s
             CROSS JOIN LATERAL (
                   SELECT max(u.last_seen) AS anywhere,
                          max(u.last_seen) FILTER (WHERE u.environment = s.environment) AS here
                     FROM issue_user u
                    WHERE u.project_id = s.project_id AND u.issue_id = s.issue_id AND u.user_hash = s.user_hash) AS before
             WHERE before.here IS NULL OR before.here < $9
             GROUP BY GROUPING SETS ((s.project_id, s.issue_id, s.environment), (s.project_id, s.issue_id))"""
                    .formatted(Span.each(Sightings::fresh));

    /// How many came into a span: into that of an environment, or of any.
    private static String fresh(Span span) {
        return "CASE WHEN GROUPING(s.environment) = 0 THEN %s ELSE %s END"
                .formatted(fresh(span, "here"), fresh(span, "anywhere"));
    }

    private static String fresh(Span span, String before) {
        return """
               count(DISTINCT s.user_hash) FILTER (WHERE s.last_seen >= %1$s
                                                     AND (before.%2$s IS NULL OR before.%2$s < %1$s))"""
                .formatted("$" + (9 + span.ordinal()) + "::timestamptz", before);
    }

    /// Users that were new to an issue.
    ///
    /// @param environment null: in any
    /// @param ever that it had never met
    /// @param lately that it had not met in each span
    record Fresh(
            long projectId,
            long issueId,
            @Nullable Integer environment,
            long ever,
            Map<Span, Long> lately) {

        static Fresh of(Row row) {
            var lately = new EnumMap<Span, Long>(Span.class);
            for (var span : Span.values()) lately.put(span, row.getLong(4 + span.ordinal()));
            return new Fresh(
                    row.getLong(0), row.getLong(1), row.getInteger(2), row.getLong(3), lately);
        }
    }

    private record Who(long projectId, long issueId, String user, int environment) {
        static final Comparator<Who> ORDER =
                Comparator.comparingLong(Who::projectId)
                        .thenComparingLong(Who::issueId)
                        .thenComparing(Who::user)
                        .thenComparingInt(Who::environment);
    }

    /// @param newest the event that was received at `last`
    private record Sighting(Who who, Instant first, Instant last, long events, UUID newest) {
        Sighting and(Sighting other) {
            boolean later = last.isAfter(other.last);
            return new Sighting(
                    who,
                    first.isBefore(other.first) ? first : other.first,
                    later ? last : other.last,
                    events + other.events,
                    later ? newest : other.newest);
        }
    }

    private Sightings() {}

    /// @param now with which the spans end
    /// @return where users are new; places with none may be absent
    static Uni<List<Fresh>> add(SqlConnection tx, List<Placed> events, Instant now) {
        var rows = rows(events);
        if (rows.isEmpty()) return Uni.createFrom().item(List.of());
        var parameters =
                Columns.of(rows)
                        .longs(row -> row.who().projectId())
                        .longs(row -> row.who().issueId())
                        .bytes(row -> HexFormat.of().parseHex(row.who().user()))
                        .ints(row -> row.who().environment())
                        .times(Sighting::first)
                        .times(Sighting::last)
                        .longs(Sighting::events)
                        .uuids(Sighting::newest)
                        .tuple();
        for (var span : Span.values())
            parameters.addOffsetDateTime(span.from(now).atOffset(ZoneOffset.UTC));
        return tx.preparedQuery(ADD)
                .execute(parameters)
                .map(
                        fresh ->
                                StreamSupport.stream(fresh.spliterator(), false)
                                        .map(Fresh::of)
                                        .toList());
    }

    /// By issue: how many users it had never met.
    static Map<Long, Long> ever(List<Fresh> fresh) {
        return fresh.stream()
                .filter(some -> some.environment() == null)
                .collect(Collectors.toMap(Fresh::issueId, Fresh::ever));
    }

    private static List<Sighting> rows(List<Placed> events) {
        var rows = new HashMap<Who, Sighting>();
        for (var event : events) {
            var user = event.occurrence().userHash();
            if (user == null) continue;
            var issue = event.issue();
            var hex = HexFormat.of().formatHex(user);
            var who = new Who(issue.projectId(), issue.id(), hex, event.environment());
            var received = event.occurrence().received();
            var id = event.occurrence().id();
            rows.merge(who, new Sighting(who, received, received, 1, id), Sighting::and);
        }
        return rows.values().stream()
                .sorted(Comparator.comparing(Sighting::who, Who.ORDER))
                .toList();
    }
}
