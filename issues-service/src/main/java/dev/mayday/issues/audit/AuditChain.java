package dev.mayday.issues.audit;

import dev.mayday.issues.Surroundings;
import dev.mayday.issues.database.Utc;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Each row is sealed with the one before, and the chain knows where it begins and ends: a row that
/// was changed, put in or taken away makes the check fail. It protects from whoever changes rows,
/// not from somebody who may write seals as we do.
@Singleton
public record AuditChain(@ReactiveDataSource("issues") Pool database, Surroundings surroundings) {

    private static final Logger LOG = Logger.getLogger(AuditChain.class);
    private static final int ROWS = 2_000;

    /// @param checkedAt null when it was never checked
    /// @param brokenAt id of the first row that does not fit; 0 when the newest are missing; null
    /// when all fit
    /// @param brokenSince when that was first found
    public record State(
            @Nullable Instant checkedAt, @Nullable Long brokenAt, @Nullable Instant brokenSince) {

        public boolean isBroken() {
            return brokenAt != null;
        }
    }

    private record Walk(long id, String hash, @Nullable Long broken, boolean over) {}

    private static final String STATE =
            "SELECT start_hash, end_hash, checked_at, broken_at, broken_since FROM audit_chain";

    /// The first row that does not fit ends it.
    private static final String STEP =
            """
            WITH part AS (SELECT * FROM audit_entry WHERE id > $1 ORDER BY id LIMIT $3),
                 linked AS (SELECT *, lag(hash, 1, CAST($2 AS text)) OVER (ORDER BY id) AS previous FROM part)
            SELECT l.id, l.hash, l.hash =
            """
                    + seal("l.previous")
                    + """
             AS fits
              FROM linked l
              JOIN LATERAL (SELECT l.organization_id, l.at AT TIME ZONE 'UTC' AS at, l.account_id, l.actor, l.email, l.via,
                                   l.address, l.action, l.object, l.before, l.after) s ON true
             ORDER BY l.id""";

    private static final String TELL =
            """
            UPDATE audit_chain
               SET checked_at = $1, broken_at = $2,
                   broken_since = CASE WHEN CAST($2 AS bigint) IS NULL THEN NULL ELSE coalesce(broken_since, $1) END
            RETURNING start_hash, end_hash, checked_at, broken_at, broken_since""";

    /// What a row `s` is sealed with: the texts of all its columns, after the seal before it.
    static String seal(String previous) {
        return "encode(sha256(convert_to(%s || CAST(to_jsonb(s) AS text), 'UTF8')), 'hex')"
                .formatted(previous);
    }

    /// As the last check found it.
    public Uni<State> state() {
        return database.query(STATE).execute().map(rows -> state(rows.iterator().next()));
    }

    /// Walks the whole chain, some rows at a time, in one view of the database.
    public Uni<State> check() {
        return database.withTransaction(
                        tx ->
                                tx.query(
                                                "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
                                        .execute()
                                        .chain(() -> tx.query(STATE).execute())
                                        .map(rows -> rows.iterator().next())
                                        .chain(chain -> walk(tx, chain)))
                .chain(this::tell);
    }

    private static Uni<Walk> walk(SqlClient tx, Row chain) {
        var at = new AtomicReference<>(new Walk(0, chain.getString("start_hash"), null, false));
        return Multi.createBy()
                .repeating()
                .uni(() -> step(tx, at.get()).invoke(at::set))
                .whilst(walk -> !walk.over())
                .collect()
                .last()
                .map(last -> ended(last, chain.getString("end_hash")));
    }

    private static Walk ended(Walk last, String expected) {
        if (last.broken() != null || last.hash().equals(expected)) return last;
        return new Walk(last.id(), last.hash(), 0L, true);
    }

    private static Uni<Walk> step(SqlClient tx, Walk at) {
        return tx.preparedQuery(STEP)
                .execute(Tuple.of(at.id(), at.hash(), (long) ROWS))
                .map(
                        rows -> {
                            var walk = at;
                            for (var row : rows) {
                                long id = row.getLong("id");
                                var hash = row.getString("hash");
                                if (!row.getBoolean("fits")) return new Walk(id, hash, id, true);
                                walk = new Walk(id, hash, null, false);
                            }
                            return new Walk(walk.id(), walk.hash(), null, rows.size() < ROWS);
                        });
    }

    private Uni<State> tell(Walk walk) {
        if (walk.broken() != null) {
            LOG.errorf("The audit log was changed in the database row=%d", walk.broken());
        }
        return database.preparedQuery(TELL)
                .execute(Tuple.of(surroundings.now().atOffset(ZoneOffset.UTC), walk.broken()))
                .map(rows -> state(rows.iterator().next()));
    }

    private static State state(Row row) {
        return new State(
                Utc.instantOrNull(row, "checked_at"),
                row.getLong("broken_at"),
                Utc.instantOrNull(row, "broken_since"));
    }
}
