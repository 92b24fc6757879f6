package dev.mayday.issues.people;

import dev.mayday.contracts.people.TeamsApi.Team;
import dev.mayday.contracts.people.TeamsApi.TeamDetail;
import dev.mayday.contracts.people.TeamsApi.TeamMember;
import dev.mayday.contracts.people.TeamsApi.TeamProject;
import dev.mayday.issues.organization.Organization;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/// Who is in a team and which projects are its, and who and which could be.
@Singleton
record TeamPeople(@ReactiveDataSource("issues") Pool database) {

    /// More than anybody picks from a list.
    private static final int MOST = 1_000;

    private static final String PEOPLE =
            """
            SELECT m.id, coalesce(a.name, '') AS name, coalesce(a.email, i.email, '') AS email, m.role,
                   m.account_id IS NULL AS pending, s.team_id IS NOT NULL AS inside,
                   coalesce(s.is_admin, false) AS is_admin, coalesce(s.given, 'hand') AS given
              FROM membership m
              LEFT JOIN account a ON a.id = m.account_id
              LEFT JOIN invitation i ON i.membership_id = m.id
              LEFT JOIN team_member s ON s.membership_id = m.id AND s.team_id = $2
             WHERE m.organization_id = $1 AND (s.team_id IS NOT NULL OR $3)
             ORDER BY s.team_id IS NULL, lower(coalesce(a.name, i.email, '')), m.id
             LIMIT $4""";

    private static final String PROJECTS =
            """
            SELECT p.id, p.slug, p.name, tp.team_id IS NOT NULL AS inside
              FROM project p
              LEFT JOIN team_project tp ON tp.project_id = p.id AND tp.team_id = $2
             WHERE p.organization_id = $1 AND p.removed_at IS NULL AND (tp.team_id IS NOT NULL OR $3)
             ORDER BY tp.team_id IS NULL, lower(p.name), p.id
             LIMIT $4""";

    private record Sides<T>(List<T> inside, List<T> outside) {}

    Uni<TeamDetail> detail(Organization in, Rank rank, Team team) {
        var values = Tuple.of(in.id(), team.id(), rank.manages(), MOST);
        return Uni.combine()
                .all()
                .unis(members(values), projects(values))
                .with(
                        (members, projects) ->
                                new TeamDetail(
                                        team,
                                        members.inside(),
                                        projects.inside(),
                                        members.outside(),
                                        projects.outside(),
                                        rank.manages()));
    }

    private Uni<Sides<TeamMember>> members(Tuple values) {
        return database.preparedQuery(PEOPLE)
                .execute(values)
                .map(
                        rows -> {
                            var sides = new Sides<TeamMember>(new ArrayList<>(), new ArrayList<>());
                            for (var row : rows) {
                                var side =
                                        row.getBoolean("inside") ? sides.inside() : sides.outside();
                                side.add(
                                        new TeamMember(
                                                row.getLong("id"),
                                                row.getString("name"),
                                                row.getString("email"),
                                                row.getString("role"),
                                                row.getBoolean("is_admin"),
                                                row.getString("given").equals("provider"),
                                                row.getBoolean("pending")));
                            }
                            return sides;
                        });
    }

    private Uni<Sides<TeamProject>> projects(Tuple values) {
        return database.preparedQuery(PROJECTS)
                .execute(values)
                .map(
                        rows -> {
                            var sides =
                                    new Sides<TeamProject>(new ArrayList<>(), new ArrayList<>());
                            for (var row : rows) {
                                var side =
                                        row.getBoolean("inside") ? sides.inside() : sides.outside();
                                side.add(
                                        new TeamProject(
                                                row.getLong("id"),
                                                row.getString("slug"),
                                                row.getString("name")));
                            }
                            return sides;
                        });
    }
}
