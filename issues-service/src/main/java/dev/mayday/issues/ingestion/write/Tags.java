package dev.mayday.issues.ingestion.write;

import dev.mayday.issues.database.Columns;
import dev.mayday.issues.database.Rows;
import dev.mayday.issues.ingestion.decide.TagPlan;
import dev.mayday.issues.ingestion.decide.TagRow;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The table of tag counts.
public final class Tags {

    /// Answers how many values are new, per key.
    private static final String ADD =
            """
            WITH added AS (
                INSERT INTO issue_tag AS t (project_id, issue_id, key, value, events, first_seen, last_seen)
                SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[], $5::bigint[],
                                     $6::timestamptz[], $7::timestamptz[])
                ON CONFLICT (project_id, issue_id, key, value)
                DO UPDATE SET events = t.events + excluded.events,
                              first_seen = least(t.first_seen, excluded.first_seen),
                              last_seen = greatest(t.last_seen, excluded.last_seen)
                RETURNING project_id, issue_id, key, value, xmax = 0 AS fresh)
            SELECT project_id, issue_id, key, count(*)::int
              FROM added
             WHERE fresh AND value <> '(other)'
             GROUP BY project_id, issue_id, key""";

    private static final String COUNT_EXISTING =
            """
            UPDATE issue_tag t
               SET events = t.events + n.events, first_seen = least(t.first_seen, n.first_seen),
                   last_seen = greatest(t.last_seen, n.last_seen)
              FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[], $5::bigint[],
                          $6::timestamptz[], $7::timestamptz[])
                   AS n(project_id, issue_id, key, value, events, first_seen, last_seen)
             WHERE t.project_id = n.project_id AND t.issue_id = n.issue_id AND t.key = n.key AND t.value = n.value
            RETURNING t.project_id, t.issue_id, t.key, t.value""";

    /// A key is unique-like when its 500 values have come with at most 555 events. All of it
    /// becomes `(other)`.
    private static final String FOLD =
            """
            WITH uniques AS (
                SELECT t.project_id, t.issue_id, t.key, sum(t.events)::bigint AS events,
                       min(t.first_seen) AS first_seen, max(t.last_seen) AS last_seen
                  FROM unnest($1::bigint[], $2::bigint[], $3::text[]) AS k(project_id, issue_id, key)
                  JOIN issue_tag t ON t.project_id = k.project_id AND t.issue_id = k.issue_id AND t.key = k.key
                 WHERE t.value <> '(other)'
                 GROUP BY t.project_id, t.issue_id, t.key
                HAVING sum(t.events) <= 555
            ), gone AS (
                DELETE FROM issue_tag t USING uniques u
                 WHERE t.project_id = u.project_id AND t.issue_id = u.issue_id AND t.key = u.key
                   AND t.value <> '(other)'
            ), other AS (
                INSERT INTO issue_tag AS t (project_id, issue_id, key, value, events, first_seen, last_seen)
                SELECT project_id, issue_id, key, '(other)', events, first_seen, last_seen FROM uniques
                ON CONFLICT (project_id, issue_id, key, value)
                DO UPDATE SET events = t.events + excluded.events,
                              first_seen = least(t.first_seen, excluded.first_seen),
                              last_seen = greatest(t.last_seen, excluded.last_seen)
            )
            UPDATE issue i SET tag_keys = i.tag_keys || f.folded
              FROM (SELECT project_id, issue_id, jsonb_object_agg(key, -1) AS folded
                      FROM uniques GROUP BY project_id, issue_id) f
             WHERE i.project_id = f.project_id AND i.id = f.issue_id""";

    private Tags() {}

    /// @return how many values are new, per key; keys without are absent
    static Uni<Map<TagPlan.Key, Integer>> add(SqlConnection tx, List<TagRow> rows) {
        if (rows.isEmpty()) return Uni.createFrom().item(Map.of());
        return tx.preparedQuery(ADD)
                .execute(parameters(rows))
                .map(fresh -> Rows.map(fresh, Tags::key, row -> row.getInteger(3)));
    }

    private static TagPlan.Key key(Row row) {
        return new TagPlan.Key(row.getLong(0), row.getLong(1), row.getString(2));
    }

    /// @return those of the values that exist
    static Uni<Set<TagRow.Value>> countExisting(SqlConnection tx, List<TagRow> rows) {
        if (rows.isEmpty()) return Uni.createFrom().item(Set.of());
        return tx.preparedQuery(COUNT_EXISTING)
                .execute(parameters(rows))
                .map(
                        answer -> {
                            var found = new HashSet<TagRow.Value>();
                            for (var row : answer) {
                                found.add(
                                        new TagRow.Value(
                                                row.getLong(0),
                                                row.getLong(1),
                                                row.getString(2),
                                                row.getString(3)));
                            }
                            return found;
                        });
    }

    /// To be called when the issues are written: it changes their `tag_keys`.
    static Uni<Void> fold(SqlConnection tx, List<TagPlan.Key> full) {
        if (full.isEmpty()) return Uni.createFrom().voidItem();
        var parameters =
                Columns.of(full)
                        .longs(TagPlan.Key::projectId)
                        .longs(TagPlan.Key::issueId)
                        .texts(TagPlan.Key::key)
                        .tuple();
        return tx.preparedQuery(FOLD).execute(parameters).replaceWithVoid();
    }

    private static Tuple parameters(List<TagRow> rows) {
        return Columns.of(rows)
                .longs(row -> row.of().projectId())
                .longs(row -> row.of().issueId())
                .texts(row -> row.of().key())
                .texts(row -> row.of().value())
                .longs(TagRow::events)
                .times(TagRow::first)
                .times(TagRow::last)
                .tuple();
    }
}
