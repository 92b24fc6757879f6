package dev.mayday.issues.people;

import dev.mayday.contracts.people.InvitationsApi.Accepted;
import dev.mayday.contracts.people.InvitationsApi.Newcomer;
import dev.mayday.issues.Refused;
import dev.mayday.issues.Surroundings;
import dev.mayday.issues.access.Passwords;
import dev.mayday.issues.access.SingleSignOn;
import dev.mayday.issues.audit.Actor;
import dev.mayday.issues.database.OneRow;
import dev.mayday.issues.database.Utc;
import dev.mayday.issues.people.InvitationLinks.Open;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;

/// Lets in who has the link of an invitation and no account: one is made, with a password. Where a
/// provider vouches there is no such thing, because the password would open nothing.
@Singleton
public record Newcomers(
        @ReactiveDataSource("issues") Pool database,
        InvitationLinks links,
        Acceptances acceptances,
        Passwords passwords,
        SingleSignOn singleSignOn,
        Surroundings surroundings) {

    private static final String MAKE =
            """
            INSERT INTO account (email, name, password_hash, created_at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (lower(email)) DO NOTHING
            RETURNING id""";

    /// The password is looked at before anything costs time. Fails with [Refused] 400 that names
    /// the field, or 403.
    ///
    /// @param address whence they come
    public Uni<Accepted> enter(Newcomer newcomer, String address) {
        singleSignOn.requireLocal();
        var hash = InvitationLinks.hash(newcomer.secret());
        var name = Names.person(newcomer.name());
        var password = Passwords.require(newcomer.password());
        return links.open(database, hash)
                .invoke(
                        open -> {
                            if (open.known()) throw known();
                        })
                .chain(() -> passwords.hash(password))
                .chain(
                        hashed ->
                                database.withTransaction(
                                        tx -> enter(tx, hash, name, hashed, address)));
    }

    private Uni<Accepted> enter(
            SqlClient tx, String hash, String name, String password, String address) {
        return links.held(tx, hash)
                .call(
                        open ->
                                make(tx, open, name, password)
                                        .map(
                                                id ->
                                                        new Actor(
                                                                id,
                                                                open.email(),
                                                                name,
                                                                Actor.Via.UI,
                                                                address))
                                        .chain(person -> acceptances.join(tx, open, person)))
                .map(open -> open.by(name));
    }

    private Uni<Long> make(SqlClient tx, Open open, String name, String password) {
        var now = Utc.of(surroundings.now());
        var values = Tuple.of(open.email(), name, password, now);
        return OneRow.of(tx, MAKE, values, Newcomers::known).map(made -> made.getLong("id"));
    }

    private static Refused known() {
        return Refused.invalid(
                "email: there is an account with this address. Sign in, then open the link again");
    }
}
