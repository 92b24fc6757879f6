package dev.mayday.issues.access;

import dev.mayday.issues.Refused;
import dev.mayday.issues.database.Utc;
import dev.mayday.issues.organization.Organization;
import dev.mayday.issues.organization.ProjectSet;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Accounts with what they are in their organizations, as things are now.
@Singleton
public record People(@ReactiveDataSource("issues") Pool database) {

    private static final String OF_OWN_TEAMS =
            """
            SELECT tp.project_id
              FROM team_member tm
              JOIN team t ON t.id = tm.team_id AND t.removed_at IS NULL
              JOIN team_project tp ON tp.team_id = t.id
             WHERE tm.membership_id = m.id""";

    private static final String OF_NO_TEAM =
            """
            SELECT p.id FROM project p
             WHERE p.organization_id = o.id
               AND NOT EXISTS (SELECT 1 FROM team_project tp
                                 JOIN team t ON t.id = tp.team_id AND t.removed_at IS NULL
                                WHERE tp.project_id = p.id)""";

    /// Of an account `a`. What is null means all: owners and admins see all, and nothing is looked
    /// up for them.
    private static final String MEMBERSHIPS =
            """
            LEFT JOIN membership m ON m.account_id = a.id %1$s
            LEFT JOIN organization o ON o.id = m.organization_id
            LEFT JOIN LATERAL (
                 SELECT CASE WHEN m.role IN ('member', 'viewer') AND NOT o.open_membership
                             THEN ARRAY(%2$s) END AS seen,
                        CASE WHEN m.role IN ('member', 'viewer') AND o.open_membership
                             THEN ARRAY(%2$s UNION %3$s)
                             WHEN m.role IN ('member', 'viewer') THEN ARRAY(%2$s) END AS acting,
                        CASE WHEN m.role = 'member' THEN ARRAY(%2$s AND tm.is_admin)
                             WHEN m.role = 'viewer' THEN ARRAY[]::bigint[] END AS administered
                 ) AS teams ON true""";

    /// Columns of a person, a row for each membership; one without for who has none.
    static final String COLUMNS =
            """
            a.id, a.email, a.name, a.instance_admin, m.id AS membership, m.role, o.id AS organization, o.slug,
            o.name AS organization_name, o.created_at AS organization_created,
            teams.seen, teams.acting, teams.administered""";

    private static final String ONE =
            "SELECT "
                    + COLUMNS
                    + " FROM account a "
                    + memberships("")
                    + " WHERE a.id = $1 AND a.left_at IS NULL"
                    + " ORDER BY o.id IS DISTINCT FROM $2::bigint, o.id";

    /// @param which condition on a membership `m`; empty for all
    static String memberships(String which) {
        return MEMBERSHIPS.formatted(which, OF_OWN_TEAMS, OF_NO_TEAM) + "\n";
    }

    /// Fails with [Refused] 401 when there is no such account any more.
    ///
    /// @param atHand the organization at hand; null for the first one
    public Uni<Caller.Person> person(long account, @Nullable Long atHand) {
        return database.preparedQuery(ONE)
                .execute(Tuple.of(account, atHand))
                .map(
                        rows ->
                                person(rows)
                                        .orElseThrow(
                                                () -> Refused.unauthenticated("Invalid token")));
    }

    /// Empty when there is no row.
    static Optional<Caller.Person> person(RowSet<Row> rows) {
        var memberships = new ArrayList<Membership>();
        @Nullable Row last = null;
        for (var row : rows) {
            last = row;
            if (row.getLong("membership") != null) memberships.add(membership(row));
        }
        return Optional.ofNullable(last).map(row -> person(row, memberships));
    }

    private static Caller.Person person(Row row, List<Membership> memberships) {
        return new Caller.Person(
                row.getLong("id"),
                row.getString("email"),
                row.getString("name"),
                row.getBoolean("instance_admin"),
                memberships);
    }

    private static Membership membership(Row row) {
        return new Membership(
                row.getLong("membership"),
                organization(row),
                Role.of(row.getString("role")),
                projects(row, "seen"),
                projects(row, "acting"),
                projects(row, "administered"));
    }

    static ProjectSet projects(Row row, String column) {
        Long @Nullable [] ids = row.getArrayOfLongs(column);
        return ids == null ? ProjectSet.ALL : ProjectSet.of(List.of(ids));
    }

    private static Organization organization(Row row) {
        return new Organization(
                row.getLong("organization"),
                row.getString("slug"),
                row.getString("organization_name"),
                Utc.instant(row, "organization_created"));
    }
}
