package dev.mayday.issues.audit;

import dev.mayday.issues.Surroundings;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.ZoneOffset;

/// Keeps the log for 400 days (semantics 17.4) and looks every hour whether anybody touched it. The
/// oldest rows go together with the beginning of the chain, so that what stays can be checked.
@Singleton
record AuditKeeping(
        @ReactiveDataSource("issues") Pool database, Surroundings surroundings, AuditChain chain) {

    private static final Duration KEPT = Duration.ofDays(400);
    private static final int AT_ONCE = 5_000;

    private static final String ONE_BY_ONE =
            "SELECT 1 FROM pg_advisory_xact_lock(hashtext('mayday.issues.audit'))";

    private static final String FORGET =
            """
            WITH old AS (SELECT id, hash, at FROM audit_entry ORDER BY id LIMIT $2),
                 -- Only from the beginning: what stands before a row that stays, stays.
                 gone AS (SELECT id, hash FROM old
                           WHERE id < coalesce((SELECT min(id) FROM old WHERE at >= $1), 9223372036854775807)),
                 begun AS (UPDATE audit_chain SET start_hash = (SELECT hash FROM gone ORDER BY id DESC LIMIT 1)
                            WHERE EXISTS (SELECT 1 FROM gone)),
                 removed AS (DELETE FROM audit_entry e USING gone WHERE e.id = gone.id RETURNING 1)
            SELECT count(*) AS gone FROM removed""";

    @Scheduled(every = "1h", delayed = "2m")
    Uni<Void> keep() {
        return chain.check().chain(state -> state.isBroken() ? nothing() : forget());
    }

    /// A chain that is broken is left as it is found.
    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }

    Uni<Void> forget() {
        var since = surroundings.now().minus(KEPT).atOffset(ZoneOffset.UTC);
        return database.withTransaction(
                        tx ->
                                tx.query(ONE_BY_ONE)
                                        .execute()
                                        .chain(
                                                () ->
                                                        tx.preparedQuery(FORGET)
                                                                .execute(
                                                                        Tuple.of(
                                                                                since,
                                                                                (long) AT_ONCE))))
                .map(rows -> rows.iterator().next().getLong("gone"))
                .chain(gone -> gone == AT_ONCE ? forget() : nothing());
    }
}
