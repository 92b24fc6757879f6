package dev.mayday.issues.ingestion.write;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.mayday.issues.database.Columns;
import dev.mayday.issues.grouping.Explanation;
import dev.mayday.issues.grouping.GroupingHash;
import dev.mayday.issues.ingestion.read.GroupKey;
import dev.mayday.issues.ingestion.read.Occurrence;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The table that says which issue a group key leads to. Whoever inserts a key first makes its
/// issue; everybody else waits for that and joins.
public final class Hashes {

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .serializationInclusion(JsonInclude.Include.NON_NULL)
                    .build();

    private static final String FIND =
            """
            SELECT h.project_id, h.hash, h.issue_id
              FROM unnest($1::bigint[], $2::bytea[]) AS k(project_id, hash)
              JOIN issue_hash h ON h.project_id = k.project_id AND h.hash = k.hash""";

    private static final String CLAIM =
            """
            INSERT INTO issue_hash
                   (project_id, hash, kind, issue_id, config, explanation, created_at)
            SELECT k.project_id, k.hash, 'primary', nextval('issue_id'), k.config, k.explanation::jsonb, k.at
              FROM unnest($1::bigint[], $2::bytea[], $3::text[], $4::text[], $5::timestamptz[])
                   AS k(project_id, hash, config, explanation, at)
            ON CONFLICT (project_id, hash) DO NOTHING
            RETURNING project_id, hash, issue_id""";

    /// @param issues of all keys that were asked for
    /// @param won those whose issue is ours to make
    record Claimed(Map<GroupKey, Long> issues, Set<GroupKey> won) {}

    private Hashes() {}

    static Uni<Map<GroupKey, Long>> find(SqlConnection tx, Collection<GroupKey> keys) {
        if (keys.isEmpty()) return Uni.createFrom().item(Map.of());
        var parameters =
                Columns.of(keys)
                        .longs(GroupKey::projectId)
                        .bytes(key -> key.hash().bytes())
                        .tuple();
        return tx.preparedQuery(FIND).execute(parameters).map(Hashes::read);
    }

    /// @param firsts one occurrence for each unknown key, in [GroupKey#ORDER]
    static Uni<Claimed> claim(SqlConnection tx, List<Occurrence> firsts) {
        if (firsts.isEmpty()) return Uni.createFrom().item(new Claimed(Map.of(), Set.of()));
        var parameters =
                Columns.of(firsts)
                        .longs(Occurrence::projectId)
                        .bytes(first -> first.group().hash().bytes())
                        .texts(first -> first.explanation().config())
                        .texts(first -> json(first.explanation()))
                        .times(Occurrence::received)
                        .tuple();
        return tx.preparedQuery(CLAIM)
                .execute(parameters)
                .map(Hashes::read)
                .chain(won -> withLost(tx, firsts, won));
    }

    /// Keys that somebody else made in this very moment: they are committed now.
    private static Uni<Claimed> withLost(
            SqlConnection tx, List<Occurrence> firsts, Map<GroupKey, Long> won) {
        var lost = new ArrayList<GroupKey>();
        for (var first : firsts) if (!won.containsKey(first.group())) lost.add(first.group());
        return find(tx, lost)
                .map(
                        others -> {
                            var all = new HashMap<>(won);
                            all.putAll(others);
                            return new Claimed(all, Set.copyOf(won.keySet()));
                        });
    }

    private static Map<GroupKey, Long> read(RowSet<Row> rows) {
        var found = new HashMap<GroupKey, Long>();
        for (var row : rows) {
            var hash = HexFormat.of().formatHex(row.getBuffer(1).getBytes());
            found.put(new GroupKey(row.getLong(0), new GroupingHash(hash)), row.getLong(2));
        }
        return found;
    }

    private static String json(Explanation explanation) {
        try {
            return JSON.writeValueAsString(explanation).replace("\\u0000", "");
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
