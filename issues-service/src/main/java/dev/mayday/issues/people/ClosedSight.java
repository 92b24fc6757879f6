package dev.mayday.issues.people;

import dev.mayday.contracts.people.OrganizationApi.Closed;
import dev.mayday.issues.Refused;
import dev.mayday.issues.database.OneRow;
import dev.mayday.issues.organization.Organization;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/// Counts who sees less while membership is not open, so that it can be said before it is closed.
final class ClosedSight {

    private static final String COUNT =
            """
            WITH shown AS (
                 SELECT p.id,
                        NOT EXISTS (SELECT 1 FROM team_project tp
                                      JOIN team t ON t.id = tp.team_id AND t.removed_at IS NULL
                                     WHERE tp.project_id = p.id) AS teamless
                   FROM project p
                  WHERE p.organization_id = $1 AND p.removed_at IS NULL),
                 plain AS (
                 SELECT (SELECT count(DISTINCT s.id)
                           FROM team_member tm
                           JOIN team t ON t.id = tm.team_id AND t.removed_at IS NULL
                           JOIN team_project tp ON tp.team_id = t.id
                           JOIN shown s ON s.id = tp.project_id
                          WHERE tm.membership_id = m.id) AS own
                   FROM membership m
                  WHERE m.organization_id = $1 AND m.account_id IS NOT NULL AND m.role IN ('member', 'viewer'))
            SELECT (SELECT count(*) FROM plain) AS people,
                   (SELECT count(*) FROM plain WHERE own < (SELECT count(*) FROM shown)) AS losing,
                   (SELECT count(*) FROM shown) AS projects,
                   (SELECT count(*) FROM shown WHERE teamless) AS teamless""";

    private ClosedSight() {}

    static Uni<Closed> of(SqlClient database, Organization in) {
        return OneRow.of(database, COUNT, Tuple.of(in.id()), Refused::notFound)
                .map(
                        row ->
                                new Closed(
                                        row.getInteger("people"),
                                        row.getInteger("losing"),
                                        row.getInteger("projects"),
                                        row.getInteger("teamless")));
    }
}
