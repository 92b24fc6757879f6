package dev.mayday.alerts.evaluation;

import dev.mayday.alerts.Changes;
import dev.mayday.alerts.Surroundings;
import dev.mayday.contracts.bus.IssueChange;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.Set;

/// Where a change goes that is itself to blame for its failure: it would fail again for ever, and
/// must not hold up the others.
@ApplicationScoped
class DeadChanges {

    /// Classes of SQLSTATE: data, integrity constraint, program limit.
    private static final Set<String> DATA_FAULTS = Set.of("22", "23", "54");

    private final Pool pool;
    private final Changes changes;
    private final Surroundings surroundings;

    DeadChanges(
            @ReactiveDataSource("alerts") Pool pool, Changes changes, Surroundings surroundings) {
        this.pool = pool;
        this.changes = changes;
        this.surroundings = surroundings;
    }

    /// Whether trying again is of no use. Trouble with the database or the way to it passes.
    static boolean deserves(Throwable failure) {
        if (failure instanceof PgException refused) {
            var state = refused.getSqlState();
            return state != null && DATA_FAULTS.stream().anyMatch(state::startsWith);
        }
        return failure instanceof RuntimeException
                && !(failure instanceof UncheckedIOException)
                && failure.getClass().getName().startsWith("java.");
    }

    private static final String PUT =
            """
            INSERT INTO alerts.dead_change (project_id, change_id, at, reason, payload)
            VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT DO NOTHING""";

    Uni<Void> put(IssueChange change, Throwable fault) {
        var values =
                Tuple.of(
                        change.project().id(),
                        change.id(),
                        surroundings.now().atOffset(ZoneOffset.UTC),
                        fault.toString().replace("\0", ""),
                        changes.write(change));
        return pool.preparedQuery(PUT).execute(values).replaceWithVoid();
    }
}
