package dev.mayday.issues.organization;

import dev.mayday.contracts.ingest.OutcomeFlush;
import dev.mayday.contracts.ingest.OutcomeFlush.Count;
import dev.mayday.contracts.ingest.OutcomeFlush.Use;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/// Writes down what ingest tells of keys: when something was last taken with each, and what has
/// been refused since it was disabled, so that one sees whether somebody still needs it.
public final class KeyUses {

    /// As what ingest counts a request whose key is disabled.
    private static final String DISABLED = "project_state";

    /// Keys in a fixed order, so that two flushes cannot wait for each other. Those of a project
    /// in the bin are refused as well: for that nobody has disabled the key.
    private static final String TELL =
            """
            WITH told AS (
                 SELECT key, max(used) AS used, sum(refused)::bigint AS refused, max(at) AS at
                   FROM (SELECT key, minute AS used, 0::bigint AS refused, NULL::timestamptz AS at
                           FROM unnest($1::text[], $2::timestamptz[]) AS u(key, minute)
                         UNION ALL
                         SELECT key, NULL, quantity, minute
                           FROM unnest($3::text[], $4::bigint[], $5::timestamptz[]) AS r(key, quantity, minute)) AS all_told
                  GROUP BY key),
                 found AS (
                 SELECT k.project_id, k.public_key, told.*
                   FROM told JOIN project_key k ON k.public_key = told.key::char(32)
                  ORDER BY k.public_key
                    FOR NO KEY UPDATE OF k)
            UPDATE project_key k
               SET last_used_at = greatest(k.last_used_at, f.used),
                   refused = k.refused + CASE WHEN k.state = 'disabled' THEN f.refused ELSE 0 END,
                   last_refused_at = CASE WHEN k.state = 'disabled' THEN greatest(k.last_refused_at, f.at)
                                          ELSE k.last_refused_at END
              FROM found f
             WHERE k.project_id = f.project_id AND k.public_key = f.public_key""";

    private KeyUses() {}

    public static Uni<Void> tell(SqlClient tx, OutcomeFlush flush) {
        var uses = flush.uses();
        var refused = flush.counts().stream().filter(KeyUses::isOfADisabledKey).toList();
        if (uses.isEmpty() && refused.isEmpty()) return Uni.createFrom().voidItem();
        var values = Tuple.tuple();
        values.addArrayOfString(uses.stream().map(Use::publicKey).toArray(String[]::new));
        values.addArrayOfOffsetDateTime(times(uses.stream().map(Use::minute).toList()));
        values.addArrayOfString(refused.stream().map(Count::publicKey).toArray(String[]::new));
        values.addArrayOfLong(refused.stream().map(Count::quantity).toArray(Long[]::new));
        values.addArrayOfOffsetDateTime(times(refused.stream().map(Count::minute).toList()));
        return tx.preparedQuery(TELL).execute(values).replaceWithVoid();
    }

    private static boolean isOfADisabledKey(Count count) {
        return count.reason().equals(DISABLED) && !count.publicKey().isEmpty();
    }

    private static OffsetDateTime[] times(List<Instant> times) {
        return times.stream().map(at -> at.atOffset(ZoneOffset.UTC)).toArray(OffsetDateTime[]::new);
    }
}
