package dev.mayday.issues.access;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/// Links for a new password that an admin made for somebody else. Whoever hands one over could use
/// it, so it is good only as long as its maker might make it.
public final class HandedLinks {

    /// Condition of SQL on a `sign_in_link` named l: that the person asked for it, or that its
    /// maker might still make it. That is for who belongs to this organization alone, runs nothing
    /// and has no higher role; who runs the installation makes one for every member.
    public static final String STILL_ALLOWED =
            """
            (l.made_by IS NULL OR EXISTS (
                SELECT 1 FROM account target
                  JOIN membership here ON here.account_id = target.id AND here.organization_id = l.organization_id
                  JOIN account maker ON maker.id = l.made_by AND maker.left_at IS NULL
                  JOIN membership mine ON mine.account_id = maker.id AND mine.organization_id = l.organization_id
                 WHERE target.id = l.account_id AND target.left_at IS NULL AND mine.role IN ('owner', 'admin')
                   AND (maker.instance_admin
                        OR NOT target.instance_admin
                           AND (mine.role = 'owner' OR here.role NOT IN ('owner', 'admin'))
                           AND NOT EXISTS (SELECT 1 FROM membership o
                                            WHERE o.account_id = target.id
                                              AND o.organization_id <> l.organization_id))))""";

    private static final String END =
            """
            DELETE FROM sign_in_link
             WHERE used_at IS NULL AND made_by IS NOT NULL
               AND (account_id = $1 OR made_by = $1 AND organization_id = $2)""";

    private HandedLinks() {}

    /// When the account joins or leaves the organization, or gets another role there: those for it,
    /// and those that it made there.
    public static Uni<Void> end(SqlClient tx, long account, long organization) {
        return tx.preparedQuery(END).execute(Tuple.of(account, organization)).replaceWithVoid();
    }
}
