package dev.mayday.issues.people;

import dev.mayday.contracts.people.InvitationsApi.Accepted;
import dev.mayday.contracts.people.InvitationsApi.Newcomer;
import dev.mayday.contracts.people.InvitationsApi.Offer;
import dev.mayday.contracts.people.InvitationsApi.State;
import dev.mayday.issues.Refused;
import dev.mayday.issues.Surroundings;
import dev.mayday.issues.access.Passwords;
import dev.mayday.issues.access.Secrets;
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
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Lets in who has the link of an invitation: with an account, or with one that is made for it.
/// However many try at once, one gets in.
@Singleton
public record Acceptances(
        @ReactiveDataSource("issues") Pool database,
        SpentLinks spent,
        Passwords passwords,
        AuditLog auditLog,
        Surroundings surroundings) {

    private static final int LONGEST_SECRET = 200;

    private static final String OPEN =
            """
            SELECT i.membership_id, i.organization_id, i.email, i.expires_at, m.role, o.slug, o.name,
                   coalesce(b.name, '') AS invited_by,
                   EXISTS (SELECT 1 FROM account a WHERE lower(a.email) = lower(i.email)) AS known,
                   ARRAY(SELECT t.name FROM team_member s JOIN team t ON t.id = s.team_id
                          WHERE s.membership_id = m.id AND t.removed_at IS NULL
                          ORDER BY lower(t.name), t.id) AS teams
              FROM invitation i
              JOIN membership m ON m.id = i.membership_id
              JOIN organization o ON o.id = i.organization_id
              LEFT JOIN account b ON b.id = i.invited_by
             WHERE i.hash = $1""";

    private static final String BELONGS =
            "SELECT count(*) AS here FROM membership WHERE organization_id = $1 AND account_id = $2";

    private static final String JOIN = "UPDATE membership SET account_id = $2 WHERE id = $1";

    private static final String MAKE =
            """
            INSERT INTO account (email, name, password_hash, created_at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (lower(email)) DO NOTHING
            RETURNING id""";

    /// What a link offers; it uses nothing up.
    public Uni<Offer> look(@Nullable String secret) {
        var hash = hash(secret);
        return database.preparedQuery(OPEN)
                .execute(Tuple.of(hash))
                .map(rows -> rows.iterator())
                .chain(
                        found ->
                                found.hasNext()
                                        ? Uni.createFrom().item(offer(found.next()))
                                        : SpentLinks.state(database, hash).map(Acceptances::over));
    }

    private Offer offer(Row row) {
        return new Offer(
                isOver(row) ? State.EXPIRED : State.OPEN,
                row.getString("name"),
                row.getString("email"),
                row.getString("role"),
                List.of(row.getArrayOfStrings("teams")),
                row.getString("invited_by"),
                row.getBoolean("known"));
    }

    private static Offer over(State state) {
        return new Offer(state, "", "", "", List.of(), "", false);
    }

    private boolean isOver(Row row) {
        return !row.getOffsetDateTime("expires_at").toInstant().isAfter(surroundings.now());
    }

    /// With an account that is there. The session is turned to the organization.
    ///
    /// @param session whose person accepts
    public Uni<Accepted> accept(@Nullable String secret, Actor person, String session) {
        var hash = hash(secret);
        long account = Objects.requireNonNull(person.account());
        return database.withTransaction(
                tx ->
                        open(tx, hash)
                                .call(row -> requireStranger(tx, row, account))
                                .call(row -> join(tx, row, person))
                                .call(row -> AtHand.turn(tx, session, organization(row)))
                                .map(row -> accepted(row, person.name())));
    }

    /// With an account that is made for it. The password is looked at before anything costs time.
    ///
    /// @param address whence they come
    public Uni<Accepted> enter(Newcomer newcomer, String address) {
        var hash = hash(newcomer.secret());
        var name = Names.person(newcomer.name());
        var password = Passwords.require(newcomer.password());
        return requireOpen(database, hash)
                .invoke(Acceptances::requireUnknown)
                .chain(() -> passwords.hash(password))
                .chain(
                        hashed ->
                                database.withTransaction(
                                        tx -> enter(tx, hash, name, hashed, address)));
    }

    private Uni<Accepted> enter(
            SqlClient tx, String hash, String name, String password, String address) {
        var now = surroundings.now().atOffset(ZoneOffset.UTC);
        return open(tx, hash)
                .call(
                        row ->
                                OneRow.of(
                                                tx,
                                                MAKE,
                                                Tuple.of(
                                                        row.getString("email"),
                                                        name,
                                                        password,
                                                        now),
                                                Acceptances::known)
                                        .map(made -> made.getLong("id"))
                                        .map(id -> new Actor(id, name, Actor.Via.UI, address))
                                        .chain(person -> join(tx, row, person)))
                .map(row -> accepted(row, name));
    }

    private static void requireUnknown(Row row) {
        if (row.getBoolean("known")) throw known();
    }

    private static Refused known() {
        return Refused.invalid(
                "email: there is an account with this address. Sign in, then open the link again");
    }

    /// The invitation, which nobody else accepts, renews or withdraws until the transaction ends.
    private Uni<Row> open(SqlClient tx, String hash) {
        return requireOpen(tx, hash)
                .chain(row -> Ranks.lock(tx, organization(row)))
                .chain(() -> requireOpen(tx, hash));
    }

    private Uni<Row> requireOpen(SqlClient tx, String hash) {
        return tx.preparedQuery(OPEN)
                .execute(Tuple.of(hash))
                .map(rows -> rows.iterator())
                .chain(
                        found ->
                                found.hasNext()
                                        ? Uni.createFrom().item(found.next())
                                        : SpentLinks.state(tx, hash)
                                                .<Row>map(
                                                        state -> {
                                                            throw refused(state);
                                                        }))
                .invoke(
                        row -> {
                            if (isOver(row)) throw refused(State.EXPIRED);
                        });
    }

    private static Refused refused(State state) {
        return Refused.invalid(
                switch (state) {
                    case EXPIRED -> "This invitation has expired. Ask for a new one.";
                    case USED -> "This invitation was accepted already. Sign in.";
                    case WITHDRAWN -> "This invitation was withdrawn.";
                    case RENEWED -> "This link was replaced by a newer one. Use that.";
                    case OPEN, UNKNOWN -> "There is no such invitation. Is the link complete?";
                });
    }

    private static Uni<Void> requireStranger(SqlClient tx, Row row, long account) {
        return tx.preparedQuery(BELONGS)
                .execute(Tuple.of(organization(row), account))
                .map(rows -> rows.iterator().next().getLong("here"))
                .invoke(
                        here -> {
                            if (here > 0)
                                throw Refused.invalid(
                                        "You belong to %s already."
                                                .formatted(row.getString("name")));
                        })
                .replaceWithVoid();
    }

    private Uni<Void> join(SqlClient tx, Row row, Actor person) {
        long member = row.getLong("membership_id");
        var after = Map.of("role", row.getString("role"));
        var entry =
                new AuditEntry(
                        organization(row),
                        person,
                        "member.joined",
                        row.getString("email"),
                        null,
                        after);
        return tx.preparedQuery(JOIN)
                .execute(Tuple.of(member, person.account()))
                .chain(() -> spent.spend(tx, member, State.USED))
                .chain(() -> auditLog.write(tx, entry));
    }

    private static Accepted accepted(Row row, String name) {
        return new Accepted(row.getString("slug"), name, row.getString("email"));
    }

    private static long organization(Row row) {
        return row.getLong("organization_id");
    }

    private static String hash(@Nullable String secret) {
        if (secret == null || secret.length() > LONGEST_SECRET) throw refused(State.UNKNOWN);
        return Secrets.hash(secret);
    }
}
