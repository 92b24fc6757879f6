package dev.mayday.issues.access;

import dev.mayday.issues.Refused;
import dev.mayday.issues.Surroundings;
import dev.mayday.issues.database.Utc;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/// Opens and ends sessions. The token of each is new and random: one that somebody planted in a
/// browser beforehand is never the one that signs in.
@Singleton
public record SignIn(
        @ReactiveDataSource("issues") Pool database, SignInLog log, Surroundings surroundings) {

    private static final String ACCOUNT =
            "SELECT id, password_hash FROM account WHERE lower(email) = lower($1) AND left_at IS NULL";

    /// Uses the link up, once however many ask.
    private static final String USE_LINK =
            """
            UPDATE sign_in_link SET used_at = $2
             WHERE hash = $1 AND purpose = 'sign-in' AND used_at IS NULL AND expires_at > $2
            RETURNING account_id""";

    private static final String OPEN =
            """
            WITH here AS (UPDATE account SET last_sign_in = $6 WHERE id = $2 AND left_at IS NULL RETURNING id)
            INSERT INTO session (hash, account_id, via, address, agent, created_at, last_used, expires_at)
            SELECT $1, id, $3, $4, $5, $6, $6, $7 FROM here""";

    private static final String END =
            "DELETE FROM session WHERE hash = $1 RETURNING account_id, via";

    /// What a password is compared with.
    ///
    /// @param id 0 when there is no such account
    /// @param passwordHash null when it has none
    record Account(long id, @Nullable String passwordHash) {

        @Nullable Long known() {
            return id == 0 ? null : id;
        }
    }

    /// Without a transaction, so that nothing is held while the password is compared.
    Uni<Account> account(String email) {
        return database.preparedQuery(ACCOUNT)
                .execute(Tuple.of(email))
                .map(rows -> rows.iterator())
                .map(
                        rows -> {
                            if (!rows.hasNext()) return new Account(0, null);
                            var row = rows.next();
                            return new Account(row.getLong("id"), row.getString("password_hash"));
                        });
    }

    /// The token of a new session; fails with [Refused] 401 when the link is unknown, used or
    /// expired.
    Uni<String> withLink(String secret, Opening how) {
        return database.withTransaction(
                tx ->
                        tx.preparedQuery(USE_LINK)
                                .execute(Tuple.of(Secrets.hash(secret), Utc.of(surroundings.now())))
                                .chain(
                                        used -> {
                                            if (used.size() == 0) {
                                                throw Refused.unauthenticated(
                                                        "The link is unknown, used up or expired.");
                                            }
                                            var account = used.iterator().next().getLong(0);
                                            return open(tx, account, how);
                                        }));
    }

    /// The token of a new session.
    public Uni<String> open(long account, Opening how) {
        return database.withTransaction(tx -> open(tx, account, how));
    }

    /// The same within a transaction of the caller.
    public Uni<String> open(SqlClient tx, long account, Opening how) {
        var token = Secrets.random(surroundings.random());
        var expires = how.expiresAt();
        var values =
                Tuple.tuple()
                        .addString(Secrets.hash(token))
                        .addLong(account)
                        .addString(how.via())
                        .addString(how.address())
                        .addString(how.agent())
                        .addOffsetDateTime(Utc.of(surroundings.now()))
                        .addOffsetDateTime(expires == null ? null : Utc.of(expires));
        return tx.preparedQuery(OPEN)
                .execute(values)
                .chain(() -> log.opened(tx, account, how))
                .replaceWith(token);
    }

    /// Ends a session, if there is one.
    public Uni<Void> end(String token, String address) {
        return database.withTransaction(
                tx ->
                        tx.preparedQuery(END)
                                .execute(Tuple.of(Secrets.hash(token)))
                                .chain(
                                        gone -> {
                                            if (gone.size() == 0)
                                                return Uni.createFrom().voidItem();
                                            var row = gone.iterator().next();
                                            return log.closed(
                                                    tx,
                                                    row.getLong("account_id"),
                                                    address,
                                                    row.getString("via"));
                                        }));
    }
}
