package dev.mayday.issues.ingestion.write;

import dev.mayday.contracts.Level;
import dev.mayday.contracts.Word;
import dev.mayday.issues.database.Columns;
import dev.mayday.issues.database.Rows;
import dev.mayday.issues.ingestion.decide.StoredIssue;
import dev.mayday.issues.ingestion.read.Occurrence;
import dev.mayday.issues.issue.StandingColumns;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The table of issues, many rows at a time.
///
/// Rows are found by their id; the project is compared as `project_id + 0`, because a plan that was
/// made while the table was small might walk the list's index instead.
public final class Issues {

    /// In one order for everybody, so that two batches cannot wait for each other.
    private static final String LOCK =
            """
            SELECT i.*
              FROM unnest($1::bigint[], $2::bigint[]) AS k(project_id, id)
              JOIN issue i ON i.id = k.id AND i.project_id + 0 = k.project_id
             ORDER BY i.project_id, i.id
               FOR NO KEY UPDATE OF i""";

    private static final String INSERT =
            """
            WITH opened AS (
            INSERT INTO issue
                   (project_id, id, level, events, users, first_seen, last_seen,
                    first_release, last_release, last_event_id, tag_keys, environments,
                    number, title, type, value, culprit, platform, handled, %1$s)
            SELECT project_id, id, level, events, users, first_seen, last_seen,
                   first_release, last_release, last_event_id, tag_keys::jsonb, environments::int[],
                   number, title, type, value, culprit, platform, handled, %1$s
              FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::bigint[], $5::bigint[],
                          $6::timestamptz[], $7::timestamptz[],
                          $8::text[], $9::text[], $10::uuid[], $11::text[], $12::text[], %2$s,
                          $18::bigint[], $19::text[], $20::text[], $21::text[], $22::text[],
                          $23::text[], $24::text[])
                   AS n(project_id, id, level, events, users, first_seen, last_seen,
                        first_release, last_release, last_event_id, tag_keys, environments, %1$s,
                        number, title, type, value, culprit, platform, handled)
            RETURNING project_id, id, title, value, culprit)
            INSERT INTO issue_text (project_id, issue_id, text)
            SELECT project_id, id, lower(concat_ws(chr(10), title, value, culprit)) FROM opened"""
                    .formatted(StandingColumns.NAMES, StandingColumns.arrays(13));

    private static final String UPDATE =
            """
            UPDATE issue i
               SET level = n.level, events = n.events, users = n.users,
                   first_seen = n.first_seen, last_seen = n.last_seen,
                   first_release = n.first_release, last_release = n.last_release,
                   last_event_id = n.last_event_id, tag_keys = n.tag_keys::jsonb,
                   environments = n.environments::int[], %3$s
              FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::bigint[], $5::bigint[],
                          $6::timestamptz[], $7::timestamptz[],
                          $8::text[], $9::text[], $10::uuid[], $11::text[], $12::text[], %2$s)
                   AS n(project_id, id, level, events, users, first_seen, last_seen,
                        first_release, last_release, last_event_id, tag_keys, environments, %1$s)
             WHERE i.id = n.id AND i.project_id + 0 = n.project_id"""
                    .formatted(
                            StandingColumns.NAMES,
                            StandingColumns.arrays(13),
                            StandingColumns.assignments("n"));

    record Key(long projectId, long id) {}

    private Issues() {}

    /// The rows, ours until commit.
    static Uni<Map<Long, StoredIssue>> lock(SqlConnection tx, List<Key> keys) {
        if (keys.isEmpty()) return Uni.createFrom().item(Map.of());
        var parameters = Columns.of(keys).longs(Key::projectId).longs(Key::id).tuple();
        return tx.preparedQuery(LOCK)
                .execute(parameters)
                .map(rows -> Rows.map(rows, row -> row.getLong("id"), Issues::read));
    }

    static Uni<Void> insert(SqlConnection tx, List<StoredIssue> issues) {
        if (issues.isEmpty()) return Uni.createFrom().voidItem();
        var parameters =
                changing(issues)
                        .longs(StoredIssue::number)
                        .texts(issue -> issue.headline().title())
                        .texts(issue -> issue.headline().type())
                        .texts(issue -> issue.headline().value())
                        .texts(issue -> issue.headline().culprit())
                        .texts(issue -> issue.headline().platform())
                        .texts(issue -> issue.headline().handled())
                        .tuple();
        return tx.preparedQuery(INSERT).execute(parameters).replaceWithVoid();
    }

    static Uni<Void> update(SqlConnection tx, List<StoredIssue> issues) {
        if (issues.isEmpty()) return Uni.createFrom().voidItem();
        return tx.preparedQuery(UPDATE).execute(changing(issues).tuple()).replaceWithVoid();
    }

    /// The columns that both statements write, in their order.
    private static Columns<StoredIssue> changing(List<StoredIssue> issues) {
        var columns =
                Columns.of(issues)
                        .longs(StoredIssue::projectId)
                        .longs(StoredIssue::id)
                        .texts(issue -> issue.headline().level().wire())
                        .longs(issue -> issue.figures().events())
                        .longs(issue -> issue.figures().users())
                        .times(issue -> issue.figures().firstSeen())
                        .times(issue -> issue.figures().lastSeen())
                        .texts(issue -> issue.figures().firstRelease())
                        .texts(issue -> issue.figures().lastRelease())
                        .uuids(issue -> issue.figures().lastEventId())
                        .texts(issue -> tagKeys(issue.tagKeys()))
                        .texts(Issues::environments);
        return StandingColumns.add(columns, StoredIssue::standing);
    }

    private static StoredIssue read(Row row) {
        var headline =
                new Occurrence.Headline(
                        row.getString("title"),
                        row.getString("type"),
                        row.getString("value"),
                        row.getString("culprit"),
                        Word.of(Level.class, row.getString("level")),
                        row.getString("platform"),
                        row.getString("handled"));
        return new StoredIssue(
                row.getLong("project_id"),
                row.getLong("id"),
                row.getLong("number"),
                headline,
                StandingColumns.read(row),
                figures(row),
                tagKeys(row.getJsonObject("tag_keys")),
                Set.of(row.getArrayOfIntegers("environments")));
    }

    private static StoredIssue.Figures figures(Row row) {
        OffsetDateTime first = row.getOffsetDateTime("first_seen");
        OffsetDateTime last = row.getOffsetDateTime("last_seen");
        return new StoredIssue.Figures(
                row.getLong("events"),
                row.getLong("users"),
                first.toInstant(),
                last.toInstant(),
                row.getString("first_release"),
                row.getString("last_release"),
                row.getUUID("last_event_id"));
    }

    private static String environments(StoredIssue issue) {
        return issue.environments().stream()
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String tagKeys(Map<String, Integer> keys) {
        var json = new JsonObject();
        keys.forEach(json::put);
        return json.encode();
    }

    private static Map<String, Integer> tagKeys(JsonObject json) {
        var keys = new HashMap<String, Integer>();
        for (var key : json.fieldNames()) keys.put(key, json.getInteger(key));
        return keys;
    }
}
