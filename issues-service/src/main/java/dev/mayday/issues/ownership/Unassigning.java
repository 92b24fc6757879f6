package dev.mayday.issues.ownership;

import dev.mayday.issues.Surroundings;
import dev.mayday.issues.database.Utc;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Takes issues from whoever does not see their project any more (semantics 6.6): a team that left
/// the project, a member that left the team. Looked for every minute, because access hangs on many
/// things; who leaves the organization loses their issues at once ([OwnedByLeaver]).
@Singleton
public class Unassigning {

    private static final Logger LOG = Logger.getLogger(Unassigning.class);

    /// In the order in which everybody locks issues, some at a time.
    private static final String SWEEP =
            """
            WITH lost AS MATERIALIZED (
                SELECT i.project_id, i.id, i.assigned_team, i.assigned_account, i.assigned_by
                  FROM issue i
                  JOIN project p ON p.id = i.project_id
                  JOIN organization o ON o.id = p.organization_id
                 WHERE (i.assigned_team IS NOT NULL OR i.assigned_account IS NOT NULL)
                   AND p.removed_at IS NULL
                   AND ($1::bigint IS NULL OR o.id = $1 AND i.assigned_account = $2)
                   AND ($1::bigint IS NOT NULL OR NOT CASE WHEN i.assigned_team IS NOT NULL
                       THEN EXISTS (SELECT 1 FROM team t
                                     WHERE t.id = i.assigned_team AND t.removed_at IS NULL AND %1$s)
                       ELSE EXISTS (SELECT 1 FROM membership m
                                     WHERE m.organization_id = o.id AND m.account_id = i.assigned_account AND %2$s)
                       END)
                 ORDER BY i.project_id, i.id
                 LIMIT $3
                   FOR NO KEY UPDATE OF i),
            taken AS (
                UPDATE issue i SET assigned_team = NULL, assigned_account = NULL, assigned_by = ''
                  FROM lost WHERE i.id = lost.id AND i.project_id + 0 = lost.project_id)
            INSERT INTO issue_activity (project_id, issue_id, at, kind, sentence, was_team, was_account, was_by)
            SELECT project_id, id, $4, 'unassigned', 'Unassigned: who had it does not see the project any more.',
                   assigned_team, assigned_account, assigned_by
              FROM lost"""
                    .formatted(Directories.TEAM_SEES, Directories.MEMBER_SEES);

    private static final int STEP = 500;

    private final Pool pool;
    private final Surroundings surroundings;

    Unassigning(@ReactiveDataSource("issues") Pool pool, Surroundings surroundings) {
        this.pool = pool;
        this.surroundings = surroundings;
    }

    @Scheduled(
            every = "1m",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return run().onFailure()
                .invoke(failure -> LOG.warnf("issues keep who lost access error=%s", failure))
                .onFailure()
                .recoverWithNull();
    }

    /// All that are due.
    public Uni<Void> run() {
        return step(pool, null, null, STEP)
                .repeat()
                .until(taken -> taken < STEP)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /// All that a member has, who leaves.
    Uni<Void> of(SqlClient tx, long organization, long account) {
        return step(tx, organization, account, null).replaceWithVoid();
    }

    /// @param most null for all
    private Uni<Integer> step(
            SqlClient tx,
            @Nullable Long organization,
            @Nullable Long account,
            @Nullable Integer most) {
        var values = Tuple.of(organization, account, most, Utc.of(surroundings.now()));
        return tx.preparedQuery(SWEEP).execute(values).map(rows -> rows.rowCount());
    }
}
