package dev.mayday.issues.access;

import dev.mayday.issues.Refused;
import dev.mayday.issues.Surroundings;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// Opens and ends sessions.
@ApplicationScoped
public class SignIn {

    private final AccountEntity.Repository accounts;
    private final SessionEntity.Repository sessions;
    private final SignInLinkEntity.Repository links;
    private final Passwords passwords;
    private final Surroundings surroundings;

    SignIn(
            AccountEntity.Repository accounts,
            SessionEntity.Repository sessions,
            SignInLinkEntity.Repository links,
            Passwords passwords,
            Surroundings surroundings) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.links = links;
        this.passwords = passwords;
        this.surroundings = surroundings;
    }

    /// The token of a new session; fails with [Refused] 401. Whoever calls limits the tries.
    @WithTransaction("issues")
    Uni<String> withPassword(String email, String password) {
        return accounts.byEmail(email)
                .chain(account -> checked(password, account))
                .chain(account -> open(account.id));
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

    private Uni<AccountEntity> checked(String password, @Nullable AccountEntity account) {
        return passwords
                .matches(password, account == null ? null : account.passwordHash)
                .map(
                        right -> {
                            if (right && account != null) return account;
                            throw Refused.unauthenticated("Wrong e-mail or password.");
                        });
    }

    private Uni<String> open(long account) {
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
