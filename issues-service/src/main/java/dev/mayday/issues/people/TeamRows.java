package dev.mayday.issues.people;

import dev.mayday.contracts.people.TeamsApi.Team;
import dev.mayday.issues.Refused;
import dev.mayday.issues.database.OneRow;
import dev.mayday.issues.database.Utc;
import dev.mayday.issues.organization.Organization;
import dev.mayday.issues.organization.SlugOrId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/// Teams as somebody sees them: one that they may not see is not there.
final class TeamRows {

    private static final String SEEN =
            """
            SELECT t.id, t.slug, t.name, t.created_at, mine.team_id IS NOT NULL AS mine,
                   (SELECT count(*) FROM team_member s WHERE s.team_id = t.id) AS members,
                   (SELECT count(*) FROM team_project tp JOIN project p ON p.id = tp.project_id
                     WHERE tp.team_id = t.id AND p.removed_at IS NULL) AS projects
              FROM team t
              LEFT JOIN team_member mine ON mine.team_id = t.id AND mine.membership_id = $2
             WHERE t.organization_id = $1 AND t.removed_at IS NULL AND ($3 OR mine.team_id IS NOT NULL)""";

    private static final String ALL = SEEN + " ORDER BY lower(t.name), t.id";
    private static final String ONE = SEEN + " AND (t.slug = $4 OR t.id = $5)";
    private static final String OF_PROJECT =
            SEEN
                    + """
             AND EXISTS (SELECT 1 FROM team_project here WHERE here.team_id = t.id AND here.project_id = $4)
            ORDER BY lower(t.name), t.id""";

    private TeamRows() {}

    static Uni<List<Team>> all(SqlClient database, Organization in, Rank rank) {
        return list(database, ALL, seen(in, rank), rank);
    }

    static Uni<List<Team>> ofProject(SqlClient database, Organization in, Rank rank, long project) {
        return list(database, OF_PROJECT, seen(in, rank).addLong(project), rank);
    }

    /// Fails with [Refused] 404.
    ///
    /// @param team slug or decimal id
    static Uni<Team> one(SqlClient database, Organization in, Rank rank, String team) {
        long number = SlugOrId.id(team);
        var values = seen(in, rank).addString(team).addLong(number);
        return OneRow.of(database, ONE, values, Refused::notFound).map(row -> team(row, rank));
    }

    private static Tuple seen(Organization in, Rank rank) {
        return Tuple.tuple()
                .addLong(in.id())
                .addLong(rank.membership())
                .addBoolean(rank.seesAllTeams());
    }

    private static Uni<List<Team>> list(SqlClient database, String sql, Tuple values, Rank rank) {
        return database.preparedQuery(sql)
                .execute(values)
                .map(
                        rows -> {
                            var teams = new ArrayList<Team>();
                            for (var row : rows) teams.add(team(row, rank));
                            return teams;
                        });
    }

    private static Team team(Row row, Rank rank) {
        boolean mine = row.getBoolean("mine");
        return new Team(
                row.getLong("id"),
                row.getString("slug"),
                row.getString("name"),
                Utc.instant(row, "created_at"),
                row.getLong("members"),
                row.getLong("projects"),
                mine,
                !mine && rank.mayJoin());
    }
}
