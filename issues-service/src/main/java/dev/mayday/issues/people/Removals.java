package dev.mayday.issues.people;

import dev.mayday.contracts.people.MembersApi.Member;
import dev.mayday.contracts.people.MembersApi.Removal;
import dev.mayday.issues.audit.Actor;
import dev.mayday.issues.audit.AuditEntry;
import dev.mayday.issues.audit.AuditLog;
import dev.mayday.issues.organization.Organization;
import dev.mayday.issues.people.Parting.Leaver;
import io.quarkus.arc.All;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Removes members, lets people leave, and withdraws invitations. What it will do is said before.
@Singleton
public class Removals {

    private static final String IS_LAST =
            """
            SELECT NOT a.instance_admin
                   AND NOT EXISTS (SELECT 1 FROM membership o
                                    WHERE o.account_id = a.id AND o.organization_id <> $2) AS last
              FROM account a WHERE a.id = $1""";

    private static final String REMOVE =
            "DELETE FROM membership WHERE organization_id = $1 AND id = $2";

    private final Pool database;
    private final Roster roster;
    private final Anonymising anonymising;
    private final SpentLinks spent;
    private final AuditLog auditLog;
    private final List<Parting> partings;

    Removals(
            @ReactiveDataSource("issues") Pool database,
            Roster roster,
            Anonymising anonymising,
            SpentLinks spent,
            AuditLog auditLog,
            @All List<Parting> partings) {
        this.database = database;
        this.roster = roster;
        this.anonymising = anonymising;
        this.spent = spent;
        this.auditLog = auditLog;
        this.partings = partings;
    }

    /// What a removal will do. Fails with [Refused] 403 or 404.
    public Uni<Removal> foretell(Organization in, Actor actor, long id) {
        return Ranks.of(database, in, actor)
                .chain(
                        rank ->
                                allowed(database, in, rank, id)
                                        .chain(member -> foretell(in, rank, member)));
    }

    private Uni<Removal> foretell(Organization in, Rank rank, Member member) {
        boolean self = Objects.equals(rank.membership(), member.id());
        if (member.account() == null) {
            var words = List.of("makes the link that was sent useless");
            return Uni.createFrom().item(new Removal(member, self, words, false));
        }
        return leaver(database, in, member)
                .chain(
                        leaver ->
                                words(leaver)
                                        .map(
                                                words ->
                                                        new Removal(
                                                                member,
                                                                self,
                                                                words,
                                                                leaver.last())));
    }

    private Uni<List<String>> words(Leaver leaver) {
        Uni<List<String>> words = Uni.createFrom().item(ArrayList::new);
        for (var parting : partings) {
            words =
                    words.chain(
                            said ->
                                    parting.foretell(database, leaver)
                                            .invoke(said::addAll)
                                            .replaceWith(said));
        }
        return words;
    }

    /// Fails with [Refused] 403 or 404; 400 for the last owner.
    public Uni<Void> remove(Organization in, Actor actor, long id) {
        return database.withTransaction(
                tx ->
                        Ranks.locked(tx, in, actor)
                                .chain(
                                        rank ->
                                                allowed(tx, in, rank, id)
                                                        .chain(
                                                                member ->
                                                                        remove(
                                                                                tx, in, actor, rank,
                                                                                member))));
    }

    /// Who may remove the member: themselves, and who manages up to their role.
    private Uni<Member> allowed(SqlClient tx, Organization in, Rank rank, long id) {
        if (!Objects.equals(rank.membership(), id)) rank.requireManager();
        return roster.one(tx, in, rank, id)
                .invoke(member -> rank.requireAbove(Rank.role(member.role())));
    }

    private Uni<Void> remove(SqlClient tx, Organization in, Actor actor, Rank rank, Member member) {
        boolean self = Objects.equals(rank.membership(), member.id());
        if (member.account() == null) {
            return spent.withdraw(tx, member.id())
                    .chain(() -> delete(tx, in, member))
                    .chain(() -> write(tx, in, actor, "member.invitation-withdrawn", member));
        }
        return Roles.keepOwner(tx, in, member)
                .chain(() -> leaver(tx, in, member))
                .chain(
                        leaver ->
                                part(tx, leaver)
                                        .chain(() -> delete(tx, in, member))
                                        .chain(() -> anonymise(tx, leaver)))
                .chain(() -> write(tx, in, actor, self ? "member.left" : "member.removed", member));
    }

    private Uni<Void> part(SqlClient tx, Leaver leaver) {
        var done = Uni.createFrom().voidItem();
        for (var parting : partings) done = done.chain(() -> parting.part(tx, leaver));
        return done;
    }

    private Uni<Void> anonymise(SqlClient tx, Leaver leaver) {
        return leaver.last()
                ? anonymising.forget(tx, leaver.account())
                : Uni.createFrom().voidItem();
    }

    private static Uni<Void> delete(SqlClient tx, Organization in, Member member) {
        return tx.preparedQuery(REMOVE).execute(Tuple.of(in.id(), member.id())).replaceWithVoid();
    }

    private static Uni<Leaver> leaver(SqlClient tx, Organization in, Member member) {
        long account = Objects.requireNonNull(member.account());
        return tx.preparedQuery(IS_LAST)
                .execute(Tuple.of(account, in.id()))
                .map(rows -> rows.iterator().next().getBoolean("last"))
                .map(last -> new Leaver(in.id(), member.id(), account, last));
    }

    private Uni<Void> write(
            SqlClient tx, Organization in, Actor actor, String action, Member member) {
        var before =
                Map.of(
                        "role", member.role(),
                        "teams", member.teams().stream().map(seat -> seat.slug()).toList());
        return auditLog.write(
                tx, new AuditEntry(in.id(), actor, action, member.email(), before, null));
    }
}
