package dev.mayday.issues.people;

import dev.mayday.contracts.people.MembersApi.Member;
import dev.mayday.issues.Refused;
import dev.mayday.issues.access.By;
import dev.mayday.issues.access.HandedLinks;
import dev.mayday.issues.access.Role;
import dev.mayday.issues.audit.AuditEntry;
import dev.mayday.issues.audit.AuditLog;
import dev.mayday.issues.organization.Organization;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Gives roles: none above one's own, and never so that nobody owns the organization.
@Singleton
public record Roles(@ReactiveDataSource("issues") Pool database, Roster roster, AuditLog auditLog) {

    /// A role that a person gives is theirs to keep: single sign-on takes only what it gave.
    private static final String GIVE =
            "UPDATE membership SET role = $3, given = 'hand' WHERE organization_id = $1 AND id = $2";

    private static final String OTHER_OWNERS =
            """
            SELECT count(*) AS owners FROM membership
             WHERE organization_id = $1 AND id <> $2 AND role = 'owner' AND account_id IS NOT NULL""";

    /// Fails with [Refused] 400, 403 or 404.
    public Uni<Member> give(Organization in, By by, long member, @Nullable String word) {
        var role = Rank.role(word);
        by.giving().require(role);
        return database.withTransaction(
                tx ->
                        Ranks.locked(tx, in, by)
                                .invoke(Rank::requireManager)
                                .invoke(rank -> rank.requireAbove(role))
                                .chain(rank -> give(tx, in, by, rank, member, role)));
    }

    private Uni<Member> give(SqlClient tx, Organization in, By by, Rank rank, long id, Role role) {
        return roster.one(tx, in, rank, id)
                .invoke(member -> rank.requireAbove(Rank.role(member.role())))
                .invoke(member -> by.giving().require(Rank.role(member.role())))
                .chain(
                        member -> {
                            if (member.role().equals(role.word()))
                                return Uni.createFrom().item(member);
                            return keepOwner(tx, in, member)
                                    .chain(() -> set(tx, in, id, role))
                                    .chain(() -> endLinks(tx, in, member))
                                    .chain(() -> write(tx, in, by, member, role))
                                    .chain(() -> roster.one(tx, in, rank, id));
                        });
    }

    private static Uni<Void> set(SqlClient tx, Organization in, long id, Role role) {
        return tx.preparedQuery(GIVE).execute(Tuple.of(in.id(), id, role.word())).replaceWithVoid();
    }

    /// Who is something else now may be reset by others, and reset others.
    private static Uni<Void> endLinks(SqlClient tx, Organization in, Member member) {
        var account = member.account();
        if (account == null) return Uni.createFrom().voidItem();
        return HandedLinks.end(tx, account, in.id());
    }

    private Uni<Void> write(SqlClient tx, Organization in, By by, Member was, Role role) {
        var entry =
                new AuditEntry(
                        in.id(),
                        by.actor(),
                        "member.role-changed",
                        was.email(),
                        Map.of("role", was.role()),
                        Map.of("role", role.word()));
        return auditLog.write(tx, entry);
    }

    /// Fails with [Refused] 400 when the member is the last one who owns the organization. To be
    /// asked within [Ranks#locked].
    static Uni<Void> keepOwner(SqlClient tx, Organization in, Member member) {
        boolean owns = member.role().equals(Role.OWNER.word()) && member.account() != null;
        if (!owns) return Uni.createFrom().voidItem();
        return tx.preparedQuery(OTHER_OWNERS)
                .execute(Tuple.of(in.id(), member.id()))
                .map(rows -> rows.iterator().next().getLong("owners"))
                .invoke(
                        others -> {
                            if (others == 0)
                                throw Refused.invalid(
                                        "role: %s is the last owner. Make somebody else an owner first."
                                                .formatted(member.name()));
                        })
                .replaceWithVoid();
    }
}
