package dev.mayday.issues.people;

import dev.mayday.issues.Refused;
import dev.mayday.issues.access.By;
import dev.mayday.issues.access.Role;
import dev.mayday.issues.database.OneRow;
import dev.mayday.issues.organization.Organization;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/// Looks up where somebody stands, and makes the changes of an organization wait for each
/// other: two owners who lower each other at once would each see the other one.
final class Ranks {

    private static final String LOCK =
            "SELECT 1 AS locked FROM organization WHERE id = $1 FOR NO KEY UPDATE";

    private static final String RANK =
            """
            SELECT o.open_membership, m.id, m.role
              FROM organization o
              LEFT JOIN membership m ON m.organization_id = o.id AND m.account_id = $2
             WHERE o.id = $1""";

    private Ranks() {}

    /// Until the transaction ends nobody else changes who belongs to the organization.
    static Uni<Void> lock(SqlClient tx, long organization) {
        return OneRow.of(tx, LOCK, Tuple.of(organization), Refused::notFound).replaceWithVoid();
    }

    /// Likewise. The rank is the one after all changes that came before.
    static Uni<Rank> locked(SqlClient tx, Organization organization, By by) {
        return lock(tx, organization.id()).chain(() -> of(tx, organization, by));
    }

    static Uni<Rank> of(SqlClient database, Organization organization, By by) {
        @Nullable Long account = by instanceof By.Person person ? person.account() : null;
        var values = Tuple.of(organization.id(), account);
        return OneRow.of(database, RANK, values, Refused::notFound).map(row -> rank(row, by));
    }

    private static Rank rank(Row row, By by) {
        boolean open = row.getBoolean("open_membership");
        return switch (by) {
            case By.OrganizationToken _ -> new Rank(Role.ADMIN, null, open);
            case By.Person _ -> rank(row, open);
        };
    }

    private static Rank rank(Row row, boolean open) {
        @Nullable String role = row.getString("role");
        if (role == null) throw Refused.forbidden("You do not belong to this organization.");
        return new Rank(Rank.role(role), row.getLong("id"), open);
    }
}
