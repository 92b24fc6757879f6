package dev.mayday.issues.access;

import dev.mayday.issues.Refused;
import dev.mayday.issues.Surroundings;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// Opens and ends sessions.
@ApplicationScoped
public class SignIn {

    private static final String ACCOUNT =
            "SELECT id, password_hash FROM account WHERE lower(email) = lower($1)";

    private final AccountEntity.Repository accounts;
    private final SessionEntity.Repository sessions;
    private final SignInLinkEntity.Repository links;
    private final Pool database;
    private final Surroundings surroundings;

    SignIn(
            AccountEntity.Repository accounts,
            SessionEntity.Repository sessions,
            SignInLinkEntity.Repository links,
            @ReactiveDataSource("issues") Pool database,
            Surroundings surroundings) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.links = links;
        this.database = database;
        this.surroundings = surroundings;
    }

    /// What a password is compared with.
    ///
    /// @param id 0 when there is no such account
    /// @param passwordHash null when it has none
    record Account(long id, @Nullable String passwordHash) {

        long idIf(boolean right) {
            if (right) return id;
            throw Refused.unauthenticated("Wrong e-mail or password.");
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
    @WithTransaction("issues")
    Uni<String> withLink(String secret) {
        return links.use(Secrets.hash(secret), surroundings.now())
                .chain(
                        account -> {
                            if (account != null) return open(account);
                            throw Refused.unauthenticated(
                                    "The link is unknown, used up or expired.");
                        });
    }

    /// Ends a session, if there is one.
    @WithTransaction("issues")
    public Uni<Void> end(String token) {
        return sessions.deleteById(Secrets.hash(token)).replaceWithVoid();
    }

    /// The token of a new session.
    @WithTransaction("issues")
    Uni<String> open(long account) {
        var token = Secrets.random(surroundings.random());
        var session = new SessionEntity();
        session.hash = Secrets.hash(token);
        session.accountId = account;
        session.createdAt = surroundings.now();
        session.lastUsed = session.createdAt;
        return sessions.persist(session)
                .chain(() -> accounts.signedIn(account, session.createdAt))
                .replaceWith(token);
    }
}
