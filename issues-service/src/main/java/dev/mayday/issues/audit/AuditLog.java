package dev.mayday.issues.audit;

import dev.mayday.issues.OneByOne;
import dev.mayday.issues.Surroundings;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// Writes changes down, within the transaction that makes them: what is not written did not happen.
///
/// It is the last thing that a transaction does. Who writes an entry keeps all others from writing
/// until the transaction ends, so nobody may wait for a row by then: whoever has that row would
/// wait to write, and neither would come to an end. What is done in several places is noted
/// ([AuditNotes]) and written at the end.
@Singleton
public record AuditLog(Surroundings surroundings) {

    private static final int LONGEST = 500;

    /// A statement of its own: the one that seals must see the row that was written before it.
    private static final String ONE_BY_ONE =
            "SELECT 1 FROM pg_advisory_xact_lock(hashtext('mayday.issues.audit'))";

    private static final String WRITE =
            """
            WITH s AS (SELECT CAST(%s AS bigint) AS organization_id,
                              CAST(%s AS timestamptz) AT TIME ZONE 'UTC' AS at,
                              CAST(%s AS bigint) AS account_id, CAST(%s AS text) AS actor, CAST(%s AS text) AS via,
                              CAST(%s AS text) AS email,
                              CAST(%s AS text) AS address, CAST(%s AS text) AS action, CAST(%s AS text) AS object,
                              CAST(CAST(%s AS text) AS jsonb) AS before, CAST(CAST(%s AS text) AS jsonb) AS after),
                 written AS (
                   INSERT INTO audit_entry (organization_id, at, account_id, actor, email, via, address, action, object,
                                            before, after, hash)
                   SELECT organization_id, at AT TIME ZONE 'UTC', account_id, actor, email, via, address, action, object,
                          before, after, """
                    + AuditChain.seal("(SELECT end_hash FROM audit_chain)")
                    + """

                     FROM s RETURNING hash),
                 sealed AS (UPDATE audit_chain SET end_hash = written.hash FROM written RETURNING 1)
            SELECT count(*) FROM sealed""";

    private static final String BY_CLIENT =
            WRITE.formatted("$1", "$2", "$3", "$4", "$5", "$6", "$7", "$8", "$9", "$10", "$11");
    private static final String BY_SESSION =
            WRITE.formatted("?1", "?2", "?3", "?4", "?5", "?6", "?7", "?8", "?9", "?10", "?11");

    /// @param tx the transaction that makes the change
    public Uni<Void> write(SqlClient tx, AuditEntry entry) {
        return tx.query(ONE_BY_ONE)
                .execute()
                .chain(() -> tx.preparedQuery(BY_CLIENT).execute(Tuple.wrap(values(entry))))
                .replaceWithVoid();
    }

    /// All that was noted, in this order.
    ///
    /// @param tx the transaction that makes the changes
    public Uni<Void> write(SqlClient tx, AuditNotes notes) {
        return OneByOne.each(notes.entries(), entry -> write(tx, entry));
    }

    /// @param session whose transaction makes the change
    public Uni<Void> write(Mutiny.Session session, AuditEntry entry) {
        return session.flush()
                .chain(() -> session.createNativeQuery(ONE_BY_ONE, Integer.class).getSingleResult())
                .chain(
                        () -> {
                            var statement = session.createNativeQuery(BY_SESSION, Long.class);
                            var values = values(entry);
                            for (int i = 0; i < values.length; i++) {
                                statement.setParameter(i + 1, values[i]);
                            }
                            return statement.getSingleResult();
                        })
                .replaceWithVoid();
    }

    private @Nullable Object[] values(AuditEntry entry) {
        var actor = entry.actor();
        OffsetDateTime now = surroundings.now().atOffset(ZoneOffset.UTC);
        return new @Nullable Object[] {
            entry.organization(),
            now,
            actor.account(),
            bounded(actor.name()),
            actor.via().name().toLowerCase(Locale.ROOT),
            actor.email(),
            actor.address(),
            entry.action(),
            bounded(entry.object()),
            json(entry.before()),
            json(entry.after())
        };
    }

    /// What people call things has no bound of its own, and no database takes a zero.
    private static String bounded(String text) {
        var whole = text.replace("\0", "");
        return whole.length() > LONGEST ? whole.substring(0, LONGEST - 1) + "…" : whole;
    }

    private static @Nullable String json(@Nullable Map<String, ?> values) {
        return values == null ? null : new JsonObject(new LinkedHashMap<>(values)).encode();
    }
}
