package dev.mayday.issues.read;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Events and users of issues in a window, in some environments or in all.
///
/// The fragments of SQL are about an issue `i`; the first parameters of a query that uses them are
/// those of [#scope].
@Singleton
record Counts(@ReactiveDataSource("issues") Pool database) {

    private static final String ENVIRONMENTS =
            " "
                    + """
            AND ($4::text[] IS NULL OR s.environment IN (
                 SELECT e.id FROM environment e WHERE e.project_id = i.project_id AND e.name = ANY ($4)))""";

    /// Says of what type the parameters of [#scope] are, in a query that may not ask about each of
    /// them. PostgreSQL refuses to guess; its client then tries again, which is a way for nothing
    /// and takes a transaction down.
    static final String OF_TYPES =
            "(true OR $1::timestamptz IS NULL OR $2::timestamptz IS NULL OR $3::smallint IS NULL OR $4::text[] IS NULL)";

    /// Buckets `s` of the issue in the window.
    static final String BUCKETS =
            """
            FROM issue_count s
           WHERE s.project_id = i.project_id AND s.issue_id = i.id
             AND s.tier = $3 AND s.start >= $1 AND s.start < $2"""
                    + ENVIRONMENTS;

    /// Nothing has to be added up for issues that lie wholly inside the window or before it.
    private static final String UNLESS_KNOWN =
            """
            (CASE WHEN i.last_seen + interval '1 minute' < $1::timestamptz THEN 0
                  WHEN $4::text[] IS NULL AND i.first_seen >= $1 THEN i.%s
                  ELSE (%s) END)""";

    static final String EVENTS =
            UNLESS_KNOWN.formatted(
                    "events", "SELECT coalesce(sum(s.events), 0)::bigint " + BUCKETS);

    static final String USERS =
            UNLESS_KNOWN.formatted(
                    "users",
                    """
                    SELECT count(DISTINCT s.user_hash) FROM issue_user s
                     WHERE s.project_id = i.project_id AND s.issue_id = i.id AND s.last_seen >= $1"""
                            + ENVIRONMENTS);

    private static final String FIGURES =
            """
            SELECT i.id, %1$s AS users, trend.bars, trend.counts
              FROM unnest($5::bigint[], $6::bigint[]) AS wanted(project_id, id)
              JOIN issue i USING (project_id, id)
            %2$s
             CROSS JOIN LATERAL (
                   SELECT array_agg(bar) AS bars, array_agg(events) AS counts
                     FROM (SELECT floor(extract(epoch FROM s.start - $1) / $7)::int AS bar, sum(s.events)::bigint AS events
                           %3$s
                            GROUP BY 1) AS bar) AS trend""";

    /// The first four parameters.
    ///
    /// @param environments names; null for all
    static Tuple scope(Period.Window window, @Nullable List<String> environments) {
        return Tuple.tuple()
                .addOffsetDateTime(window.from().atOffset(ZoneOffset.UTC))
                .addOffsetDateTime(window.to().atOffset(ZoneOffset.UTC))
                .addInteger(window.tier())
                .addArrayOfString(
                        environments == null ? null : environments.toArray(String[]::new));
    }

    /// By issue id. Each issue that exists has an entry.
    Uni<Map<Long, Figures>> of(
            List<IssueKey> issues, Period.Window window, @Nullable List<String> environments) {
        if (issues.isEmpty()) return Uni.createFrom().item(Map.of());
        var values =
                scope(window, environments)
                        .addArrayOfLong(issues.stream().map(IssueKey::project).toArray(Long[]::new))
                        .addArrayOfLong(issues.stream().map(IssueKey::id).toArray(Long[]::new))
                        .addLong(window.bar().toSeconds());
        var kept = Kept.of(window, environments);
        return database.preparedQuery(
                        FIGURES.formatted(kept.usersOfFew(), kept.joinToFew(), BUCKETS))
                .execute(values)
                .map(
                        rows -> {
                            var figures = new HashMap<Long, Figures>();
                            for (var row : rows)
                                figures.put(row.getLong("id"), figures(row, window.bars()));
                            return figures;
                        });
    }

    private static Figures figures(Row row, int size) {
        var trend = new Long[size];
        Arrays.fill(trend, 0L);
        var bars = row.getArrayOfIntegers("bars");
        var counts = row.getArrayOfLongs("counts");
        long events = 0;
        for (int i = 0; bars != null && i < bars.length; i++) {
            trend[Math.clamp(bars[i], 0, size - 1)] += counts[i];
            events += counts[i];
        }
        return new Figures(events, row.getLong("users"), List.of(trend));
    }
}
