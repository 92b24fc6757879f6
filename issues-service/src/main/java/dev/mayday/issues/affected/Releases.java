package dev.mayday.issues.affected;

import dev.mayday.contracts.issues.AffectedApi.Mark;
import dev.mayday.contracts.issues.AffectedApi.Release;
import dev.mayday.issues.Surroundings;
import dev.mayday.issues.database.Utc;
import dev.mayday.issues.read.IssueKey;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;

/// In which releases an issue happened, and which ones the project had lately.
@Singleton
record Releases(@ReactiveDataSource("issues") Pool database, Surroundings surroundings) {

    private static final Duration OF_THE_CHART = Duration.ofDays(14);

    /// Of 10,000 days and releases of an issue, the newest: years, for those that are not hostile.
    private static final String HAPPENED =
            """
            WITH days AS (
                 SELECT release, events, first_seen, last_seen FROM issue_day
                  WHERE project_id = $1 AND issue_id = $2 ORDER BY day DESC LIMIT 10000),
            happened AS (
                 SELECT release AS version, sum(events)::bigint AS events, min(first_seen) AS first_seen,
                        max(last_seen) AS last_seen
                   FROM days GROUP BY release),
            ranked AS (
                 SELECT h.*, r.created_at,
                        row_number() OVER (ORDER BY r.created_at DESC NULLS LAST, h.first_seen DESC, h.version) AS rank
                   FROM happened h LEFT JOIN release r ON r.project_id = $1 AND r.version = h.version)
            SELECT version, events, first_seen, last_seen, created_at FROM ranked
             WHERE rank <= 20 OR version IN ('', '(other)')
             ORDER BY version IN ('', '(other)'), rank\
            """;

    private static final String LATELY =
            """
            SELECT version, created_at FROM release
             WHERE project_id = $1 AND created_at >= $2
             ORDER BY created_at DESC LIMIT 20""";

    /// The newest 20, the newest first; behind them the events without a name.
    Uni<List<Release>> of(IssueKey issue) {
        return database.preparedQuery(HAPPENED)
                .execute(Tuple.of(issue.project(), issue.id()))
                .map(
                        rows ->
                                StreamSupport.stream(rows.spliterator(), false)
                                        .map(Releases::release)
                                        .toList());
    }

    private static Release release(Row row) {
        return new Release(
                row.getString("version"),
                row.getLong("events"),
                Utc.instant(row, "first_seen"),
                Utc.instant(row, "last_seen"),
                Utc.instantOrNull(row, "created_at"));
    }

    /// Of the project, that came up in the time of the issue's chart.
    Uni<List<Mark>> marks(IssueKey issue) {
        var since = surroundings.now().minus(OF_THE_CHART).atOffset(ZoneOffset.UTC);
        return database.preparedQuery(LATELY)
                .execute(Tuple.of(issue.project(), since))
                .map(
                        rows ->
                                StreamSupport.stream(rows.spliterator(), false)
                                        .map(
                                                row ->
                                                        new Mark(
                                                                row.getString(0),
                                                                row.getOffsetDateTime(1)
                                                                        .toInstant()))
                                        .toList());
    }
}
