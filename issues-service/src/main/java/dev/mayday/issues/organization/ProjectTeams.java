package dev.mayday.issues.organization;

import dev.mayday.contracts.issues.ProjectsApi.Team;
import dev.mayday.issues.Refused;
import dev.mayday.issues.database.OneRow;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// To which teams projects belong.
@Singleton
public record ProjectTeams(@ReactiveDataSource("issues") Pool database) {

    private static final String SELECT =
            """
            SELECT tp.project_id, t.id, t.slug, t.name
              FROM team_project tp
              JOIN team t ON t.id = tp.team_id AND t.removed_at IS NULL""";

    private static final String OF_PROJECT =
            SELECT + " WHERE tp.project_id = $1 ORDER BY lower(t.name), t.id";

    private static final String OF_ORGANIZATION =
            SELECT
                    + " JOIN project p ON p.id = tp.project_id WHERE p.removed_at IS NULL AND p.organization_id = $1 ORDER BY lower(t.name), t.id";

    private static final String FIND =
            """
            SELECT t.id, t.slug, t.name FROM team t
             WHERE t.organization_id = $1 AND (t.slug = $2 OR t.id = $3) AND t.removed_at IS NULL""";

    /// Fails with [Refused] 404 when the organization has no such team.
    ///
    /// @param team slug or decimal id
    public Uni<Team> find(Organization organization, String team) {
        long number = SlugOrId.id(team);
        var values = Tuple.of(organization.id(), team, number);
        return OneRow.of(database, FIND, values, Refused::notFound).map(ProjectTeams::team);
    }

    /// By name.
    public Uni<List<Team>> of(long project) {
        return database.preparedQuery(OF_PROJECT)
                .execute(Tuple.of(project))
                .map(
                        rows -> {
                            var teams = new ArrayList<Team>();
                            for (var row : rows) teams.add(team(row));
                            return teams;
                        });
    }

    /// Of all projects, by their ids; a project without a team is missing.
    public Uni<Map<Long, List<Team>>> of(Organization organization) {
        return database.preparedQuery(OF_ORGANIZATION)
                .execute(Tuple.of(organization.id()))
                .map(
                        rows -> {
                            var teams = new HashMap<Long, List<Team>>();
                            for (var row : rows) {
                                teams.computeIfAbsent(
                                                row.getLong("project_id"), _ -> new ArrayList<>())
                                        .add(team(row));
                            }
                            return teams;
                        });
    }

    private static Team team(Row row) {
        return new Team(row.getLong("id"), row.getString("slug"), row.getString("name"));
    }
}
