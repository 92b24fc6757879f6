package dev.mayday.issues.people;

import dev.mayday.contracts.people.MembersApi.Member;
import dev.mayday.contracts.people.MembersApi.Removal;
import dev.mayday.issues.access.By;
import dev.mayday.issues.audit.AuditEntry;
import dev.mayday.issues.audit.AuditLog;
import dev.mayday.issues.audit.AuditNotes;
import dev.mayday.issues.organization.Organization;
import dev.mayday.issues.people.Parting.Leaver;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Removes members, lets people leave, and withdraws invitations. What it will do is said before.
@Singleton
public record Removals(
        @ReactiveDataSource("issues") Pool database,
        Roster roster,
        Leaving leaving,
        Anonymising anonymising,
        SpentLinks spent,
        AuditLog auditLog) {

    private static final String WITHDRAW =
            "DELETE FROM membership WHERE organization_id = $1 AND id = $2 AND account_id IS NULL";

    /// What a removal will do. Fails with [Refused] 403 or 404.
    public Uni<Removal> foretell(Organization in, By by, long id) {
        return Ranks.of(database, in, by)
                .chain(
                        rank ->
                                allowed(database, in, rank, id)
                                        .chain(member -> foretell(in, rank, member)));
    }

    private Uni<Removal> foretell(Organization in, Rank rank, Member member) {
        boolean self = Objects.equals(rank.membership(), member.id());
        var account = member.account();
        if (account == null) {
            var words = List.of("makes the link that was sent useless");
            return Uni.createFrom().item(new Removal(member, self, words, false));
        }
        return Leaving.leaver(database, in.id(), member.id(), account)
                .chain(
                        leaver ->
                                leaving.foretell(database, leaver)
                                        .map(
                                                words ->
                                                        new Removal(
                                                                member,
                                                                self,
                                                                words,
                                                                leaver.last())));
    }

    /// Fails with [Refused] 403 or 404; 400 for the last owner.
    public Uni<Void> remove(Organization in, By by, long id) {
        return database.withTransaction(
                tx ->
                        Ranks.locked(tx, in, by)
                                .chain(
                                        rank ->
                                                allowed(tx, in, rank, id)
                                                        .chain(
                                                                member ->
                                                                        remove(
                                                                                tx, in, by, rank,
                                                                                member))));
    }

    /// Who may remove the member: themselves, and who manages up to their role.
    private Uni<Member> allowed(SqlClient tx, Organization in, Rank rank, long id) {
        if (!Objects.equals(rank.membership(), id)) rank.requireManager();
        return roster.one(tx, in, rank, id)
                .invoke(member -> rank.requireAbove(Rank.role(member.role())));
    }

    private Uni<Void> remove(SqlClient tx, Organization in, By by, Rank rank, Member member) {
        boolean self = Objects.equals(rank.membership(), member.id());
        var account = member.account();
        if (account == null) {
            return spent.withdraw(tx, member.id())
                    .chain(() -> tx.preparedQuery(WITHDRAW).execute(Tuple.of(in.id(), member.id())))
                    .chain(() -> write(tx, in, by, "member.invitation-withdrawn", member));
        }
        var notes = new AuditNotes();
        return Roles.keepOwner(tx, in, member)
                .chain(() -> leaving.end(tx, in.id(), member.id(), account, notes))
                .chain(leaver -> forget(tx, leaver))
                .chain(() -> auditLog.write(tx, notes))
                .chain(() -> write(tx, in, by, self ? "member.left" : "member.removed", member));
    }

    private Uni<Void> forget(SqlClient tx, Leaver leaver) {
        return leaver.last()
                ? anonymising.forget(tx, leaver.account())
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> write(SqlClient tx, Organization in, By by, String action, Member member) {
        var before =
                Map.of(
                        "role", member.role(),
                        "teams", member.teams().stream().map(seat -> seat.slug()).toList());
        return auditLog.write(
                tx, new AuditEntry(in.id(), by.actor(), action, member.email(), before, null));
    }
}
