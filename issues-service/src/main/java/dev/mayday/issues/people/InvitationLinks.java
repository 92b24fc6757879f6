package dev.mayday.issues.people;

import dev.mayday.contracts.people.InvitationsApi.Accepted;
import dev.mayday.contracts.people.InvitationsApi.Offer;
import dev.mayday.contracts.people.InvitationsApi.State;
import dev.mayday.issues.Refused;
import dev.mayday.issues.Surroundings;
import dev.mayday.issues.access.Secrets;
import dev.mayday.issues.access.SingleSignOn;
import dev.mayday.issues.database.Utc;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the links of invitations lead to, or why they lead nowhere. Looking uses nothing up.
@Singleton
public record InvitationLinks(
        @ReactiveDataSource("issues") Pool database,
        SingleSignOn singleSignOn,
        Surroundings surroundings) {

    private static final int LONGEST_SECRET = 200;

    private static final String OPEN =
            """
            SELECT i.membership_id, i.organization_id, i.email, i.expires_at, m.role, o.name, %s AS vouched,
                   coalesce(b.name, '') AS invited_by,
                   EXISTS (SELECT 1 FROM account a WHERE lower(a.email) = lower(i.email)) AS known,
                   ARRAY(SELECT t.name FROM team_member s JOIN team t ON t.id = s.team_id
                          WHERE s.membership_id = m.id AND t.removed_at IS NULL
                          ORDER BY lower(t.name), t.id) AS teams
              FROM invitation i
              JOIN membership m ON m.id = i.membership_id
              JOIN organization o ON o.id = i.organization_id
              LEFT JOIN account b ON b.id = i.invited_by
             WHERE i.hash = $1"""
                    .formatted(Inviters.STILL_VOUCH);

    /// An invitation that is open.
    ///
    /// @param member the membership that waits for its person
    /// @param name of the organization
    /// @param known whether there is an account with the address already
    record Open(
            long member, long organization, String name, String email, String role, boolean known) {

        private static Open of(Row row) {
            return new Open(
                    row.getLong("membership_id"),
                    row.getLong("organization_id"),
                    row.getString("name"),
                    row.getString("email"),
                    row.getString("role"),
                    row.getBoolean("known"));
        }

        Accepted by(String person) {
            return new Accepted(name, person, email);
        }
    }

    /// What a link offers.
    public Uni<Offer> look(@Nullable String secret) {
        var hash = hash(secret);
        return find(database, hash)
                .chain(
                        found ->
                                found.isPresent()
                                        ? Uni.createFrom().item(now(found.get()))
                                        : SpentLinks.state(database, hash).map(this::over));
    }

    private Offer now(Row row) {
        return row.getBoolean("vouched") ? offer(row) : over(State.WITHDRAWN);
    }

    private Offer offer(Row row) {
        return new Offer(
                isOver(row) ? State.EXPIRED : State.OPEN,
                row.getString("name"),
                row.getString("email"),
                row.getString("role"),
                List.of(row.getArrayOfStrings("teams")),
                row.getString("invited_by"),
                row.getBoolean("known"),
                !singleSignOn.isConfigured());
    }

    private Offer over(State state) {
        return new Offer(state, "", "", "", List.of(), "", false, !singleSignOn.isConfigured());
    }

    /// Fails with [Refused] 400 that says why it is not open.
    Uni<Open> open(SqlClient database, String hash) {
        return find(database, hash)
                .chain(
                        found ->
                                found.isPresent()
                                        ? Uni.createFrom().item(found.get())
                                        : SpentLinks.state(database, hash)
                                                .<Row>map(
                                                        state -> {
                                                            throw refused(state);
                                                        }))
                .map(
                        row -> {
                            if (!row.getBoolean("vouched")) throw refused(State.WITHDRAWN);
                            if (isOver(row)) throw refused(State.EXPIRED);
                            return Open.of(row);
                        });
    }

    /// The same; nobody else accepts, renews or withdraws it until the transaction ends.
    Uni<Open> held(SqlClient tx, String hash) {
        return open(tx, hash)
                .chain(open -> Ranks.lock(tx, open.organization()))
                .chain(() -> open(tx, hash));
    }

    /// Fails with [Refused] 400 for what cannot be a secret.
    static String hash(@Nullable String secret) {
        if (secret == null || secret.length() > LONGEST_SECRET) throw refused(State.UNKNOWN);
        return Secrets.hash(secret);
    }

    private static Uni<Optional<Row>> find(SqlClient database, String hash) {
        return database.preparedQuery(OPEN)
                .execute(Tuple.of(hash))
                .map(rows -> rows.iterator())
                .map(found -> found.hasNext() ? Optional.of(found.next()) : Optional.empty());
    }

    private boolean isOver(Row row) {
        return !Utc.instant(row, "expires_at").isAfter(surroundings.now());
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
}
