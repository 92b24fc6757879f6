package dev.mayday.issues.people;

import dev.mayday.contracts.people.InvitationsApi.Draft;
import dev.mayday.contracts.people.InvitationsApi.Invited;
import dev.mayday.contracts.people.InvitationsApi.State;
import dev.mayday.contracts.people.MembersApi.Member;
import dev.mayday.issues.Email;
import dev.mayday.issues.Refused;
import dev.mayday.issues.Surroundings;
import dev.mayday.issues.access.By;
import dev.mayday.issues.access.Role;
import dev.mayday.issues.access.Secrets;
import dev.mayday.issues.audit.AuditEntry;
import dev.mayday.issues.audit.AuditLog;
import dev.mayday.issues.database.OneRow;
import dev.mayday.issues.organization.Organization;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Makes links that let people in: for seven days, once, known here by their hash only.
@Singleton
public record Invitations(
        @ReactiveDataSource("issues") Pool database,
        Roster roster,
        SpentLinks spent,
        Postbox postbox,
        AuditLog auditLog,
        Surroundings surroundings) {

    private static final Duration LIFE = Duration.ofDays(7);
    private static final int MOST_MEMBERS = 10_000;
    private static final int MOST_TEAMS = 100;

    private static final String KNOWN =
            """
            SELECT (SELECT count(*) FROM membership WHERE organization_id = $1) AS members,
                   EXISTS (SELECT 1 FROM invitation WHERE organization_id = $1 AND lower(email) = lower($2)) AS invited,
                   EXISTS (SELECT 1 FROM membership m JOIN account a ON a.id = m.account_id
                            WHERE m.organization_id = $1 AND lower(a.email) = lower($2)) AS member""";

    private static final String TEAMS =
            "SELECT id, slug FROM team WHERE organization_id = $1 AND slug = ANY($2) AND removed_at IS NULL";

    private static final String ADD =
            "INSERT INTO membership (organization_id, role, created_at) VALUES ($1, $2, $3) RETURNING id";

    private static final String LINK =
            """
            INSERT INTO invitation (membership_id, organization_id, email, hash, invited_by, created_at, expires_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)""";

    private static final String SEAT =
            """
            INSERT INTO team_member (team_id, membership_id)
            SELECT id, $2 FROM team WHERE organization_id = $1 AND slug = ANY($3) AND removed_at IS NULL""";

    /// A link that was made, and is not told yet.
    private record Made(long member, String email, String secret, OffsetDateTime expires) {}

    /// Fails with [Refused] 400 that names the field, or 403.
    public Uni<Invited> invite(Organization in, By by, Draft draft) {
        var email = Email.typed(draft.email());
        var role = Rank.role(draft.role());
        var teams = teams(draft);
        by.giving().require(role);
        postbox.requireWay(by);
        return database.withTransaction(
                        tx ->
                                Ranks.locked(tx, in, by)
                                        .invoke(Rank::requireManager)
                                        .invoke(rank -> rank.requireAbove(role))
                                        .chain(() -> check(tx, in, email, teams))
                                        .chain(() -> add(tx, in, by, email, role, teams)))
                .chain(made -> tell(in, by, made));
    }

    private static List<String> teams(Draft draft) {
        var teams = draft.teams() == null ? List.<String>of() : draft.teams();
        if (teams.size() > MOST_TEAMS || teams.stream().anyMatch(Objects::isNull)) {
            throw Refused.invalid("teams: up to %d slugs".formatted(MOST_TEAMS));
        }
        return teams.stream().distinct().toList();
    }

    private Uni<Void> check(SqlClient tx, Organization in, String email, List<String> teams) {
        return OneRow.of(tx, KNOWN, Tuple.of(in.id(), email), Refused::notFound)
                .invoke(
                        row -> {
                            if (row.getBoolean("member"))
                                throw Refused.invalid("email: they are a member already");
                            if (row.getBoolean("invited"))
                                throw Refused.invalid(
                                        "email: they are invited already; make a new link in the list of the invited instead");
                            if (row.getLong("members") >= MOST_MEMBERS)
                                throw Refused.invalid(
                                        "email: an organization has at most 10000 members");
                        })
                .chain(() -> tx.preparedQuery(TEAMS).execute(Tuple.of(in.id(), array(teams))))
                .invoke(
                        rows -> {
                            var missing = new ArrayList<>(teams);
                            for (var row : rows) missing.remove(row.getString("slug"));
                            if (!missing.isEmpty())
                                throw Refused.invalid(
                                        "teams: there is no team '%s'"
                                                .formatted(missing.getFirst()));
                        })
                .replaceWithVoid();
    }

    private Uni<Made> add(
            SqlClient tx, Organization in, By by, String email, Role role, List<String> teams) {
        var now = surroundings.now().atOffset(ZoneOffset.UTC);
        var entry =
                new AuditEntry(
                        in.id(),
                        by.actor(),
                        "member.invited",
                        email,
                        null,
                        Map.of("role", role.word(), "teams", teams));
        return tx.preparedQuery(ADD)
                .execute(Tuple.of(in.id(), role.word(), now))
                .map(rows -> rows.iterator().next().getLong("id"))
                .chain(member -> link(tx, in, by, member, email))
                .call(
                        made ->
                                tx.preparedQuery(SEAT)
                                        .execute(Tuple.of(in.id(), made.member(), array(teams))))
                .call(() -> auditLog.write(tx, entry));
    }

    private Uni<Made> link(SqlClient tx, Organization in, By by, long member, String email) {
        var secret = Secrets.random(surroundings.random());
        var now = surroundings.now().atOffset(ZoneOffset.UTC);
        var made = new Made(member, email, secret, now.plus(LIFE));
        var values =
                Tuple.tuple()
                        .addLong(member)
                        .addLong(in.id())
                        .addString(email)
                        .addString(Secrets.hash(secret))
                        .addLong(by.actor().account())
                        .addOffsetDateTime(now)
                        .addOffsetDateTime(made.expires());
        return tx.preparedQuery(LINK).execute(values).replaceWith(made);
    }

    /// A new link for who has not accepted yet. Fails with [Refused] 400, 403 or 404.
    public Uni<Invited> renew(Organization in, By by, long member) {
        postbox.requireWay(by);
        return database.withTransaction(
                        tx ->
                                Ranks.locked(tx, in, by)
                                        .invoke(Rank::requireManager)
                                        .chain(rank -> renew(tx, in, by, rank, member)))
                .chain(made -> tell(in, by, made));
    }

    private Uni<Made> renew(SqlClient tx, Organization in, By by, Rank rank, long id) {
        return roster.one(tx, in, rank, id)
                .invoke(
                        member -> {
                            var role = Rank.role(member.role());
                            rank.requireAbove(role);
                            by.giving().require(role);
                            if (member.pending() == null)
                                throw Refused.invalid("member: they have accepted already");
                        })
                .call(() -> spent.spend(tx, id, State.RENEWED))
                .chain(
                        member ->
                                link(tx, in, by, id, member.email())
                                        .call(() -> auditLog.write(tx, renewed(in, by, member))));
    }

    private static AuditEntry renewed(Organization in, By by, Member member) {
        var role = Map.of("role", member.role());
        return new AuditEntry(
                in.id(), by.actor(), "member.invitation-renewed", member.email(), null, role);
    }

    /// After the transaction: what is mailed is true by then.
    private Uni<Invited> tell(Organization in, By by, Made made) {
        return postbox.invite(in, by, made.email(), made.secret())
                .map(
                        shown ->
                                new Invited(
                                        made.member(),
                                        made.email(),
                                        made.expires().toInstant(),
                                        shown.orElse(null)));
    }

    private static String[] array(List<String> slugs) {
        return slugs.toArray(String[]::new);
    }
}
