package dev.mayday.issues.read;

import dev.mayday.contracts.issues.DashboardApi.TagDistribution;
import dev.mayday.contracts.issues.DashboardApi.TagValue;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// How the tags of an issue are spread: all its keys (the digest keeps 200), each with the most
/// frequent values. A key whose values are no longer told apart (semantics 11.3) says nothing and
/// is left out.
@Singleton
record TagDistributions(@ReactiveDataSource("issues") Pool database) {

    private static final int KEYS = 200;
    private static final int VALUES = 25;

    private static final String TOP =
            """
            WITH ranked AS (
                 SELECT key, value, events, last_seen,
                        sum(events) OVER (PARTITION BY key) AS total,
                        bool_or(value <> '(other)') OVER (PARTITION BY key) AS told_apart,
                        row_number() OVER (PARTITION BY key ORDER BY value = '(other)', events DESC, value) AS rank
                   FROM issue_tag WHERE project_id = $1 AND issue_id = $2)
            SELECT key, total::bigint, value, events, last_seen
              FROM (SELECT *, dense_rank() OVER (ORDER BY total DESC, key) AS place FROM ranked WHERE told_apart) AS r
             WHERE place <= $3 AND rank <= $4
             ORDER BY place, rank\
            """;

    Uni<List<TagDistribution>> of(IssueKey issue) {
        return database.preparedQuery(TOP)
                .execute(Tuple.of(issue.project(), issue.id(), KEYS, VALUES))
                .map(TagDistributions::read);
    }

    private static List<TagDistribution> read(RowSet<Row> rows) {
        var totals = new LinkedHashMap<String, Long>();
        var values = new LinkedHashMap<String, List<TagValue>>();
        for (var row : rows) {
            var key = row.getString("key");
            totals.put(key, row.getLong("total"));
            values.computeIfAbsent(key, _ -> new ArrayList<>()).add(value(row));
        }
        var distributions = new ArrayList<TagDistribution>();
        totals.forEach(
                (key, total) ->
                        distributions.add(
                                new TagDistribution(
                                        key, total, values.getOrDefault(key, List.of()))));
        return distributions;
    }

    private static TagValue value(Row row) {
        return new TagValue(
                row.getString("value"),
                row.getLong("events"),
                row.getOffsetDateTime("last_seen").toInstant());
    }
}
