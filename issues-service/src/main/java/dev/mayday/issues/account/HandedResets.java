package dev.mayday.issues.account;

import dev.mayday.contracts.issues.AccountApi.ResetLink;
import dev.mayday.issues.Refused;
import dev.mayday.issues.access.SingleSignOn;
import dev.mayday.issues.audit.Actor;
import dev.mayday.issues.audit.AuditEntry;
import dev.mayday.issues.audit.AuditLog;
import dev.mayday.issues.database.OneRow;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;

/// Links for a new password that an admin hands over, to who cannot get one by mail.
@Singleton
public record HandedResets(
        @ReactiveDataSource("issues") Pool database,
        ResetLinks links,
        SingleSignOn singleSignOn,
        AuditLog audit) {

    /// Whoever hands over such a link could use it. So an admin makes one only for who belongs
    /// to this organization alone, runs nothing, and has no higher role.
    private static final String MEMBER =
            """
            SELECT a.id, a.email,
                   a.instance_admin OR EXISTS (SELECT 1 FROM membership o
                                                WHERE o.account_id = a.id AND o.organization_id <> $1) AS elsewhere,
                   m.role IN ('owner', 'admin') AS high
              FROM membership m JOIN account a ON a.id = m.account_id
             WHERE m.id = $2 AND m.organization_id = $1 AND a.left_at IS NULL""";

    /// Fails with [Refused] 403 or 404.
    ///
    /// @param admin who hands the link over
    /// @param isOwner whether the admin is an owner: of admins and owners only owners may
    /// @param everybody whether the admin runs the installation
    public Uni<ResetLink> make(
            long organization, Actor admin, long membership, boolean isOwner, boolean everybody) {
        singleSignOn.requireLocal();
        return database.withTransaction(
                tx ->
                        OneRow.of(tx, MEMBER, Tuple.of(organization, membership), Refused::notFound)
                                .invoke(
                                        row -> {
                                            if (everybody) return;
                                            if (row.getBoolean("elsewhere"))
                                                throw Refused.forbidden(
                                                        "This person is also known elsewhere in this"
                                                                + " installation. It needs the instance admin.");
                                            if (row.getBoolean("high") && !isOwner)
                                                throw Refused.forbidden("It needs role owner.");
                                        })
                                .chain(row -> hand(tx, organization, admin, row)));
    }

    private Uni<ResetLink> hand(SqlClient tx, long organization, Actor admin, Row member) {
        var email = member.getString("email");
        var entry =
                new AuditEntry(organization, admin, "account.reset-link-made", email, null, null);
        return links.make(tx, member.getLong("id"), admin.account(), organization)
                .call(() -> audit.write(tx, entry))
                .map(url -> new ResetLink(url, email));
    }
}
