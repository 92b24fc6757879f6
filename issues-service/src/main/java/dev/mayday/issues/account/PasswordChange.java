package dev.mayday.issues.account;

import dev.mayday.issues.Refused;
import dev.mayday.issues.access.PasswordTries;
import dev.mayday.issues.access.Passwords;
import dev.mayday.issues.access.Secrets;
import dev.mayday.issues.access.SignInLog;
import dev.mayday.issues.account.OwnAccount.Asker;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A new password for who knows the old one. Whoever sits at a session that was left open may guess
/// no more often than at the door.
@Singleton
public record PasswordChange(
        @ReactiveDataSource("issues") Pool database,
        PasswordTries tries,
        Passwords passwords,
        SignInLog log) {

    private static final int LONGEST_SECRET = 1_000;

    private static final String SET =
            """
            WITH mine AS (UPDATE account SET password_hash = $2 WHERE id = $1 RETURNING id),
                 others AS (DELETE FROM session s USING mine WHERE s.account_id = mine.id AND s.hash <> $3),
                 links AS (DELETE FROM sign_in_link l USING mine
                            WHERE l.account_id = mine.id AND l.used_at IS NULL AND l.purpose = 'reset')
            SELECT id FROM mine""";

    /// Fails with [Refused] 400, 429 or 503.
    ///
    /// @param old null or empty for who has none yet
    public Uni<Void> change(Asker asker, @Nullable String old, @Nullable String next) {
        if (next == null) throw Refused.invalid("next: the new password");
        Passwords.require(next);
        var given = old == null ? "" : old;
        if (given.length() > LONGEST_SECRET) throw Refused.invalid("old: at most 1000 characters");
        return tries.require(asker.account(), given, asker.address())
                .onItem()
                .transform(
                        right -> {
                            if (right) return true;
                            throw Refused.invalid("old: is not your password");
                        })
                .chain(() -> passwords.hash(next))
                .chain(hash -> set(asker, hash));
    }

    private Uni<Void> set(Asker asker, String hash) {
        return database.withTransaction(
                tx ->
                        tx.preparedQuery(SET)
                                .execute(
                                        Tuple.of(
                                                asker.account(), hash, Secrets.hash(asker.token())))
                                .chain(
                                        () ->
                                                log.own(
                                                        tx,
                                                        asker.account(),
                                                        asker.address(),
                                                        "account.password-changed",
                                                        Map.of())));
    }
}
