package dev.mayday.issues.organization;

import dev.mayday.front.ServiceTokens;
import dev.mayday.issues.OneByOne;
import dev.mayday.issues.Surroundings;
import dev.mayday.issues.audit.Actor;
import dev.mayday.issues.audit.AuditEntry;
import dev.mayday.issues.audit.AuditLog;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/// Takes what was in the bin for a week away for good, in steps that keep nobody waiting, here and
/// in alerts-service. The ledger keeps its sums, ids and short ids are not given again.
@Singleton
public record ProjectPurge(
        @ReactiveDataSource("issues") Pool database,
        AuditLog audit,
        Surroundings surroundings,
        @RestClient AlertsRemains alerts,
        ServiceTokens services) {

    private static final Logger LOG = Logger.getLogger(ProjectPurge.class);

    /// Rows of one step.
    private static final int STEP = 2_000;

    /// What is about a project, with that which tells its rows apart: what hangs on other rows
    /// first.
    static final List<Part> PARTS =
            List.of(
                    new Part("event", "id, day"),
                    new Part("issue_count", "issue_id, tier, start, environment"),
                    new Part("issue_day", "issue_id, day, release, environment"),
                    new Part("issue_tag", "issue_id, key, value"),
                    new Part("issue_user", "issue_id, user_hash, environment"),
                    new Part("issue_recent", "environment, issue_id"),
                    new Part("issue_activity", "issue_id, id"),
                    new Part("issue_change", "id"),
                    new Part("issue_hash", "hash"),
                    new Part("issue_text", "issue_id"),
                    new Part("issue", "id"),
                    new Part("environment", "id"),
                    new Part("release", "version"),
                    new Part("dead_envelope", "node, sequence"),
                    new Part("ownership_revision", "kind, revision"),
                    new Part("ownership", "project_id"),
                    new Part("project_key", "public_key"));

    private static final String DUE =
            """
            SELECT id, organization_id, slug, name FROM project
             WHERE removed_at <= $1 ORDER BY removed_at LIMIT 10""";

    private static final String STILL_DUE =
            "SELECT 1 FROM project WHERE id = $1 AND removed_at <= $2 FOR UPDATE";

    private static final String FORGET = "DELETE FROM project WHERE id = $1";

    /// @param key columns that with the project tell a row
    record Part(String table, String key) {

        String step() {
            return "DELETE FROM %1$s WHERE project_id = $1 AND (%2$s) IN (SELECT %2$s FROM %1$s WHERE project_id = $1 LIMIT %3$d)"
                    .formatted(table, key, STEP);
        }
    }

    private record Due(long id, long organization, String slug, String name) {}

    @Scheduled(
            every = "10m",
            delayed = "3m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return run().onFailure()
                .invoke(failure -> LOG.warnf("the bin of projects waits error=%s", failure))
                .onFailure()
                .recoverWithNull();
    }

    /// Takes away what is due. A project with which something goes wrong, here or in
    /// alerts-service, keeps its row and its turn.
    public Uni<Void> run() {
        var until = surroundings.now().minus(ProjectBin.STAY);
        return database.preparedQuery(DUE)
                .execute(Tuple.of(until.atOffset(ZoneOffset.UTC)))
                .map(
                        rows ->
                                StreamSupport.stream(rows.spliterator(), false)
                                        .map(
                                                row ->
                                                        new Due(
                                                                row.getLong("id"),
                                                                row.getLong("organization_id"),
                                                                row.getString("slug"),
                                                                row.getString("name")))
                                        .toList())
                .chain(
                        due ->
                                OneByOne.each(
                                        due,
                                        project ->
                                                purge(project, until)
                                                        .onFailure()
                                                        .recoverWithUni(
                                                                failure ->
                                                                        tell(project, failure))));
    }

    private Uni<Void> purge(Due project, Instant until) {
        return empty(project)
                .chain(() -> alerts.delete(services.bearer(), project.id()))
                .chain(() -> forget(project, until));
    }

    private static Uni<Void> tell(Due project, Throwable failure) {
        LOG.warnf("project not purged yet project=%d error=%s", project.id(), failure);
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> empty(Due project) {
        return OneByOne.each(PARTS, part -> step(part.step(), project.id()));
    }

    /// Again and again, until there is less than a step to do.
    private Uni<Void> step(String sql, long project) {
        return database.preparedQuery(sql)
                .execute(Tuple.of(project))
                .map(rows -> rows.rowCount())
                .repeat()
                .until(rows -> rows < STEP)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /// With the row itself, which everything else hangs on, it is told.
    private Uni<Void> forget(Due project, Instant until) {
        var values = Tuple.of(project.id(), until.atOffset(ZoneOffset.UTC));
        return database.withTransaction(
                        tx ->
                                tx.preparedQuery(STILL_DUE)
                                        .execute(values)
                                        .chain(
                                                there ->
                                                        there.size() == 0
                                                                ? Uni.createFrom().voidItem()
                                                                : forget(tx, project)))
                .invoke(() -> LOG.infof("project purged project=%d", project.id()));
    }

    private Uni<Void> forget(SqlClient tx, Due project) {
        return FormerSlugs.remember(tx, project.id())
                .chain(() -> tx.preparedQuery(FORGET).execute(Tuple.of(project.id())))
                .chain(
                        () ->
                                audit.write(
                                        tx,
                                        new AuditEntry(
                                                project.organization(),
                                                Actor.SYSTEM,
                                                "project.purged",
                                                project.slug(),
                                                Map.of("name", project.name()),
                                                null)));
    }
}
