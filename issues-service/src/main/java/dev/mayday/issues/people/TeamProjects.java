package dev.mayday.issues.people;

import dev.mayday.contracts.people.TeamsApi.Team;
import dev.mayday.issues.access.By;
import dev.mayday.issues.audit.AuditEntry;
import dev.mayday.issues.audit.AuditLog;
import dev.mayday.issues.organization.FormerSlugs;
import dev.mayday.issues.organization.Organization;
import dev.mayday.issues.organization.SlugOrId;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Map;

/// Which projects are a team's: its members see and work on them.
@Singleton
public record TeamProjects(@ReactiveDataSource("issues") Pool database, AuditLog auditLog) {

    private static final String PROJECT =
            "SELECT p.id, p.slug FROM project p WHERE "
                    + Organization.within("p", 1)
                    + " AND (p.slug = $3 OR p.id = $4) LIMIT 1";

    private static final String ASSIGN =
            "INSERT INTO team_project (team_id, project_id) VALUES ($1, $2) ON CONFLICT DO NOTHING";

    private static final String UNASSIGN =
            "DELETE FROM team_project WHERE team_id = $1 AND project_id = $2";

    /// Fails with [Refused] 403, or 404 that says which slug the project has now.
    ///
    /// @param team slug or decimal id
    /// @param project likewise
    public Uni<Void> assign(Organization in, By by, String team, String project) {
        return change(in, by, team, project, ASSIGN, "team.project-added");
    }

    public Uni<Void> unassign(Organization in, By by, String team, String project) {
        return change(in, by, team, project, UNASSIGN, "team.project-removed");
    }

    private Uni<Void> change(
            Organization in, By by, String team, String project, String sql, String action) {
        return project(in, project)
                .chain(
                        row ->
                                database.withTransaction(
                                        tx ->
                                                Ranks.locked(tx, in, by)
                                                        .invoke(Rank::requireManager)
                                                        .chain(
                                                                rank ->
                                                                        TeamRows.one(
                                                                                tx, in, rank, team))
                                                        .chain(
                                                                found ->
                                                                        change(
                                                                                tx, in, by, found,
                                                                                row, sql,
                                                                                action))));
    }

    private Uni<Void> change(
            SqlClient tx,
            Organization in,
            By by,
            Team team,
            Row project,
            String sql,
            String action) {
        var entry =
                new AuditEntry(
                        in.id(),
                        by.actor(),
                        action,
                        team.slug(),
                        null,
                        Map.of("project", project.getString("slug")));
        return tx.preparedQuery(sql)
                .execute(Tuple.of(team.id(), project.getLong("id")))
                .chain(
                        done ->
                                done.rowCount() == 0
                                        ? Uni.createFrom().voidItem()
                                        : auditLog.write(tx, entry));
    }

    /// One that the caller does not reach is not there.
    private Uni<Row> project(Organization in, String project) {
        long number = SlugOrId.id(project);
        var values = in.values().addString(project).addLong(number);
        return database.preparedQuery(PROJECT)
                .execute(values)
                .chain(
                        rows ->
                                rows.size() == 0
                                        ? FormerSlugs.missing(database, in, project)
                                        : Uni.createFrom().item(rows.iterator().next()));
    }
}
