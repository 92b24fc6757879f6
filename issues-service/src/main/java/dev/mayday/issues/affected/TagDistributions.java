package dev.mayday.issues.affected;

import dev.mayday.contracts.issues.AffectedApi.Tag;
import dev.mayday.contracts.issues.AffectedApi.Value;
import dev.mayday.issues.database.Utc;
import dev.mayday.issues.read.IssueKey;
import dev.mayday.issues.search.TagWord;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How the tags of an issue are spread: all its keys (the digest keeps 200), each with the most
/// frequent values.
@Singleton
public record TagDistributions(@ReactiveDataSource("issues") Pool database) {

    static final int VALUES = 25;

    /// All that is kept of a key.
    private static final int ALL_VALUES = 501;

    private static final String TOP =
            """
            WITH ranked AS (
                 SELECT key, value, events, first_seen, last_seen,
                        sum(events) OVER (PARTITION BY key) AS total,
                        count(*) FILTER (WHERE value <> '(other)') OVER (PARTITION BY key) AS told_apart,
                        row_number() OVER (PARTITION BY key ORDER BY value = '(other)', events DESC, value) AS rank
                   FROM issue_tag
                  WHERE project_id = $1 AND issue_id = $2 AND key NOT LIKE '@%' AND ($4::text IS NULL OR key = $4))
            SELECT key, total::bigint, told_apart::int, value, events, first_seen, last_seen
              FROM ranked
             WHERE rank <= $3
             ORDER BY total DESC, key, rank\
            """;

    /// All keys, the most used first.
    public Uni<List<Tag>> of(IssueKey issue) {
        return read(issue, null, VALUES);
    }

    /// Of one key, all values that are told apart; none when no event has it.
    public Uni<List<Tag>> of(IssueKey issue, String key) {
        return read(issue, key, ALL_VALUES);
    }

    private Uni<List<Tag>> read(IssueKey issue, @Nullable String key, int values) {
        return database.preparedQuery(TOP)
                .execute(Tuple.of(issue.project(), issue.id(), values, key))
                .map(TagDistributions::read);
    }

    private static List<Tag> read(RowSet<Row> rows) {
        var heads = new LinkedHashMap<String, Row>();
        var values = new HashMap<String, List<Value>>();
        for (var row : rows) {
            var key = row.getString("key");
            heads.putIfAbsent(key, row);
            values.computeIfAbsent(key, _ -> new ArrayList<>()).add(value(row));
        }
        return heads.entrySet().stream()
                .map(head -> tag(head.getKey(), head.getValue(), values))
                .toList();
    }

    private static Tag tag(String key, Row row, Map<String, List<Value>> values) {
        int distinct = row.getInteger("told_apart");
        return new Tag(
                key,
                TagWord.of(key),
                row.getLong("total"),
                distinct,
                distinct == 0,
                values.getOrDefault(key, List.of()));
    }

    private static Value value(Row row) {
        return new Value(
                row.getString("value"),
                row.getLong("events"),
                Utc.instant(row, "first_seen"),
                Utc.instant(row, "last_seen"));
    }
}
