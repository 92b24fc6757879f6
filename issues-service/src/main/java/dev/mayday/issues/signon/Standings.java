package dev.mayday.issues.signon;

import dev.mayday.issues.access.Role;
import dev.mayday.issues.people.AccountLock;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads what somebody is in the organizations that a sign-in may change.
final class Standings {

    /// In the order of their ids, so that no two wait for each other.
    private static final String HOLD =
            """
            SELECT 1 FROM organization o
             WHERE o.slug = ANY($2)
                OR EXISTS (SELECT 1 FROM membership m WHERE m.organization_id = o.id AND m.account_id = $1)
                OR EXISTS (SELECT 1 FROM invitation i
                            WHERE i.organization_id = o.id AND lower(i.email) = lower($3))
             ORDER BY o.id FOR NO KEY UPDATE OF o\
            """;

    /// All that they have, and what the mapping names beside.
    private static final String ALL =
            """
            SELECT o.id AS organization, o.slug, m.id AS membership, m.role, m.given, m.raised_from, m.raised_to,
                   m.role = 'owner' AND NOT EXISTS
                   (SELECT 1 FROM membership w WHERE w.organization_id = o.id AND w.role = 'owner'
                       AND w.account_id IS NOT NULL AND w.id <> m.id) AS last_owner
              FROM organization o
              LEFT JOIN membership m ON m.organization_id = o.id AND m.account_id = $1
             WHERE o.slug = ANY($2) OR (m.id IS NOT NULL AND $3)
             ORDER BY o.id\
            """;

    private Standings() {}

    /// Until the transaction ends nobody else changes who belongs to any of these organizations, or
    /// where the account belongs.
    ///
    /// @param email of which invitations may be accepted; null for none
    static Uni<Void> hold(SqlClient tx, long account, Reach reach, @Nullable String email) {
        return tx.preparedQuery(HOLD)
                .execute(Tuple.of(account, reach.slugs(), email))
                .chain(() -> AccountLock.hold(tx, account));
    }

    static Uni<List<Standing>> of(SqlClient tx, long account, Reach reach) {
        return tx.preparedQuery(ALL)
                .execute(Tuple.of(account, reach.slugs(), reach.everywhere()))
                .map(
                        rows -> {
                            var all = new ArrayList<Standing>();
                            for (var row : rows) all.add(standing(row));
                            return all;
                        });
    }

    private static Standing standing(Row row) {
        return new Standing(
                row.getLong("organization"),
                row.getString("slug"),
                row.getLong("membership"),
                role(row, "role"),
                "provider".equals(row.getString("given")),
                role(row, "raised_from"),
                role(row, "raised_to"),
                Boolean.TRUE.equals(row.getBoolean("last_owner")));
    }

    private static @Nullable Role role(Row row, String column) {
        var word = row.getString(column);
        return word == null ? null : Role.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
