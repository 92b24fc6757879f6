package dev.mayday.issues.account;

import dev.mayday.issues.Refused;
import dev.mayday.issues.Surroundings;
import dev.mayday.issues.access.HandedLinks;
import dev.mayday.issues.access.Passwords;
import dev.mayday.issues.access.Secrets;
import dev.mayday.issues.access.SignInLog;
import dev.mayday.issues.access.SingleSignOn;
import dev.mayday.issues.database.OneRow;
import dev.mayday.issues.organization.BaseUrl;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a link for a new password is: good once, within an hour, and no longer than whoever made it
/// may make it.
@Singleton
public record ResetLinks(
        @ReactiveDataSource("issues") Pool database,
        Passwords passwords,
        BaseUrl baseUrl,
        SingleSignOn singleSignOn,
        SignInLog signIns,
        Surroundings surroundings) {

    private static final Duration LIFE = Duration.ofHours(1);
    private static final int LONGEST_SECRET = 100;

    /// The last one made counts alone.
    private static final String MAKE =
            """
            WITH older AS (DELETE FROM sign_in_link
                            WHERE account_id = $2 AND purpose = 'reset' AND used_at IS NULL)
            INSERT INTO sign_in_link (hash, account_id, purpose, expires_at, made_by, organization_id)
            VALUES ($1, $2, 'reset', $3, $4, $5)""";

    private static final String IS_GOOD =
            """
            SELECT a.email FROM sign_in_link l JOIN account a ON a.id = l.account_id
             WHERE l.hash = $1 AND l.purpose = 'reset' AND l.used_at IS NULL AND l.expires_at > $2 AND %s"""
                    .formatted(HandedLinks.STILL_ALLOWED);

    private static final String USE =
            """
            WITH link AS (UPDATE sign_in_link l SET used_at = $3
                           WHERE l.hash = $1 AND l.purpose = 'reset' AND l.used_at IS NULL AND l.expires_at > $3 AND %s
                          RETURNING l.account_id),
                 mine AS (UPDATE account a SET password_hash = $2 FROM link WHERE a.id = link.account_id RETURNING a.id),
                 ended AS (DELETE FROM session s USING mine WHERE s.account_id = mine.id),
                 others AS (DELETE FROM sign_in_link l USING mine
                             WHERE l.account_id = mine.id AND l.used_at IS NULL AND l.hash <> $1)
            SELECT id FROM mine"""
                    .formatted(HandedLinks.STILL_ALLOWED);

    /// The address of a new one.
    ///
    /// @param maker null when it is the person's own wish
    Uni<String> make(
            SqlClient tx, long account, @Nullable Long maker, @Nullable Long organization) {
        var secret = Secrets.random(surroundings.random());
        var until = surroundings.now().plus(LIFE).atOffset(ZoneOffset.UTC);
        return tx.preparedQuery(MAKE)
                .execute(Tuple.of(Secrets.hash(secret), account, until, maker, organization))
                .replaceWith(baseUrl.at("/password/" + secret));
    }

    /// The address of the account that a link is for; null when it is not good.
    public Uni<@Nullable String> look(@Nullable String secret) {
        singleSignOn.requireLocal();
        if (secret == null || secret.length() > LONGEST_SECRET) {
            return Uni.createFrom().nullItem();
        }
        return database.preparedQuery(IS_GOOD)
                .execute(
                        Tuple.of(Secrets.hash(secret), surroundings.now().atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.size() == 0 ? null : rows.iterator().next().getString("email"));
    }

    /// Fails with [Refused] 400, 403 or 503. Nothing is hashed for a link that is not good.
    public Uni<Void> use(@Nullable String secret, @Nullable String password, String address) {
        singleSignOn.requireLocal();
        if (password == null) throw Refused.invalid("password: the new one");
        if (secret == null || secret.length() > LONGEST_SECRET) throw unknown();
        Passwords.require(password);
        var hash = Secrets.hash(secret);
        var now = surroundings.now().atOffset(ZoneOffset.UTC);
        return OneRow.of(database, IS_GOOD, Tuple.of(hash, now), ResetLinks::unknown)
                .chain(() -> passwords.hash(password))
                .chain(
                        hashed ->
                                database.withTransaction(
                                        tx ->
                                                OneRow.of(
                                                                tx,
                                                                USE,
                                                                Tuple.of(hash, hashed, now),
                                                                ResetLinks::unknown)
                                                        .chain(
                                                                row ->
                                                                        signIns.own(
                                                                                tx,
                                                                                row.getLong("id"),
                                                                                address,
                                                                                "account.password-reset",
                                                                                Map.of()))));
    }

    private static Refused unknown() {
        return Refused.invalid("secret: the link is unknown, was used before, or is too old");
    }
}
