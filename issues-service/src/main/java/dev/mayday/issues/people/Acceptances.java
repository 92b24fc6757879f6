package dev.mayday.issues.people;

import dev.mayday.contracts.people.InvitationsApi.Accepted;
import dev.mayday.contracts.people.InvitationsApi.State;
import dev.mayday.issues.Refused;
import dev.mayday.issues.access.HandedLinks;
import dev.mayday.issues.audit.Actor;
import dev.mayday.issues.audit.AuditEntry;
import dev.mayday.issues.audit.AuditLog;
import dev.mayday.issues.people.InvitationLinks.Open;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Lets in who has the link of an invitation, with the account that they have. However many try at
/// once, one gets in.
@Singleton
public record Acceptances(
        @ReactiveDataSource("issues") Pool database,
        InvitationLinks links,
        SpentLinks spent,
        AuditLog auditLog) {

    private static final String BELONGS =
            "SELECT count(*) AS here FROM membership WHERE organization_id = $1 AND account_id = $2";

    private static final String JOIN = "UPDATE membership SET account_id = $2 WHERE id = $1";

    /// The session is turned to the organization.
    ///
    /// @param session whose person accepts
    public Uni<Accepted> accept(@Nullable String secret, Actor person, String session) {
        var hash = InvitationLinks.hash(secret);
        long account = Objects.requireNonNull(person.account());
        return database.withTransaction(
                tx ->
                        links.held(tx, hash)
                                .call(() -> AccountLock.hold(tx, account))
                                .call(open -> requireStranger(tx, open, account))
                                .call(open -> AtHand.turn(tx, session, open.organization()))
                                .call(open -> join(tx, open, person))
                                .map(open -> open.by(person.name())));
    }

    private static Uni<Void> requireStranger(SqlClient tx, Open open, long account) {
        return tx.preparedQuery(BELONGS)
                .execute(Tuple.of(open.organization(), account))
                .map(rows -> rows.iterator().next().getLong("here"))
                .invoke(
                        here -> {
                            if (here > 0)
                                throw Refused.invalid(
                                        "You belong to %s already.".formatted(open.name()));
                        })
                .replaceWithVoid();
    }

    /// Makes the person the member for whom the invitation waits; the link is used up.
    Uni<Void> join(SqlClient tx, Open open, Actor person) {
        long account = Objects.requireNonNull(person.account());
        var entry =
                new AuditEntry(
                        open.organization(),
                        person,
                        "member.joined",
                        open.email(),
                        null,
                        Map.of("role", open.role()));
        return tx.preparedQuery(JOIN)
                .execute(Tuple.of(open.member(), account))
                .chain(() -> spent.spend(tx, open.member(), State.USED))
                .chain(() -> HandedLinks.end(tx, account, open.organization()))
                .chain(() -> auditLog.write(tx, entry));
    }
}
