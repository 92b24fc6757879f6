package dev.mayday.issues.ingestion.write;

import dev.mayday.issues.database.Columns;
import dev.mayday.issues.ingestion.decide.StoredIssue;
import dev.mayday.issues.ingestion.read.Occurrence;
import dev.mayday.issues.issue.state.Standing;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
            INSERT INTO issue
                   (project_id, id, number, title, type, value, culprit, level, platform, handled,
                    status, substatus, status_reason, episode, resolved_at, events, users,
                    first_seen, last_seen, first_release, last_release, last_event_id, tag_keys)
            SELECT project_id, id, number, title, type, value, culprit, level, platform, handled,
                   status, substatus, status_reason, episode, resolved_at, events, users,
                   first_seen, last_seen, first_release, last_release, last_event_id, tag_keys::jsonb
              FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::int[],
                          $8::timestamptz[], $9::bigint[], $10::bigint[], $11::timestamptz[], $12::timestamptz[],
                          $13::text[], $14::text[], $15::uuid[], $16::text[],
                          $17::bigint[], $18::text[], $19::text[], $20::text[], $21::text[], $22::text[], $23::text[])
                   AS n(project_id, id, level, status, substatus, status_reason, episode,
                        resolved_at, events, users, first_seen, last_seen,
                        first_release, last_release, last_event_id, tag_keys,
                        number, title, type, value, culprit, platform, handled)""";

    private static final String UPDATE =
            """
            UPDATE issue i
               SET level = n.level, status = n.status, substatus = n.substatus, status_reason = n.status_reason,
                   episode = n.episode, resolved_at = n.resolved_at, events = n.events, users = n.users,
                   first_seen = n.first_seen, last_seen = n.last_seen, first_release = n.first_release,
                   last_release = n.last_release, last_event_id = n.last_event_id, tag_keys = n.tag_keys::jsonb
              FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::int[],
                          $8::timestamptz[], $9::bigint[], $10::bigint[], $11::timestamptz[], $12::timestamptz[],
                          $13::text[], $14::text[], $15::uuid[], $16::text[])
                   AS n(project_id, id, level, status, substatus, status_reason, episode,
                        resolved_at, events, users, first_seen, last_seen,
                        first_release, last_release, last_event_id, tag_keys)
             WHERE i.id = n.id AND i.project_id + 0 = n.project_id""";

    record Key(long projectId, long id) {}

    private Issues() {}

    /// The rows, ours until commit.
    static Uni<Map<Long, StoredIssue>> lock(SqlConnection tx, List<Key> keys) {
        if (keys.isEmpty()) return Uni.createFrom().item(Map.of());
        var parameters = Columns.of(keys).longs(Key::projectId).longs(Key::id).tuple();
        return tx.preparedQuery(LOCK)
                .execute(parameters)
                .map(
                        rows -> {
                            var found = new HashMap<Long, StoredIssue>();
                            for (var row : rows) found.put(row.getLong("id"), read(row));
                            return found;
                        });
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
        return Columns.of(issues)
                .longs(StoredIssue::projectId)
                .longs(StoredIssue::id)
                .texts(issue -> issue.headline().level())
                .texts(issue -> issue.standing().state().status())
                .texts(issue -> issue.standing().state().substatus())
                .texts(issue -> issue.standing().reason())
                .ints(issue -> issue.standing().episode())
                .times(issue -> issue.standing().resolvedAt())
                .longs(issue -> issue.figures().events())
                .longs(issue -> issue.figures().users())
                .times(issue -> issue.figures().firstSeen())
                .times(issue -> issue.figures().lastSeen())
                .texts(issue -> issue.figures().firstRelease())
                .texts(issue -> issue.figures().lastRelease())
                .uuids(issue -> issue.figures().lastEventId())
                .texts(issue -> tagKeys(issue.tagKeys()));
    }

    private static StoredIssue read(Row row) {
        var resolved = row.getOffsetDateTime("resolved_at");
        var headline =
                new Occurrence.Headline(
                        row.getString("title"),
                        row.getString("type"),
                        row.getString("value"),
                        row.getString("culprit"),
                        row.getString("level"),
                        row.getString("platform"),
                        row.getString("handled"));
        var standing =
                Standing.stored(
                        row.getString("status"),
                        row.getString("substatus"),
                        row.getString("status_reason"),
                        row.getInteger("episode"),
                        resolved == null ? null : resolved.toInstant());
        return new StoredIssue(
                row.getLong("project_id"),
                row.getLong("id"),
                row.getLong("number"),
                headline,
                standing,
                figures(row),
                tagKeys(row.getJsonObject("tag_keys")));
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
