package dev.mayday.issues.account;

import dev.mayday.issues.Refused;
import dev.mayday.issues.Surroundings;
import dev.mayday.issues.access.Secrets;
import dev.mayday.issues.audit.Actor;
import dev.mayday.issues.audit.AuditEntry;
import dev.mayday.issues.audit.AuditLog;
import dev.mayday.issues.database.OneRow;
import dev.mayday.issues.organization.BaseUrl;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The passwords with which the glass can be broken ([BreakGlass]): made on the server only, each
/// good once within an hour.
@Singleton
public record BreakGlassPasswords(
        @ReactiveDataSource("issues") Pool database,
        AuditLog audit,
        BaseUrl baseUrl,
        Surroundings surroundings) {

    private static final Duration LIFE = Duration.ofHours(1);
    private static final Actor SERVER =
            Actor.nobody("somebody on the server", Actor.Via.LAUNCHER, "");

    /// What somebody on the server is told.
    ///
    /// @param secret for the authenticator, shown once: when it was made; else null
    public record Pass(String url, String password, @Nullable String secret, String account) {}

    private static final String ADMIN =
            "SELECT id, email, totp_secret FROM account WHERE id = $1 AND instance_admin FOR UPDATE";

    private static final String KEEP =
            "UPDATE account SET totp_secret = $2, totp_step = NULL WHERE id = $1";

    private static final String MAKE =
            """
            WITH older AS (DELETE FROM sign_in_link
                            WHERE account_id = $2 AND purpose = 'break-glass' AND used_at IS NULL)
            INSERT INTO sign_in_link (hash, account_id, purpose, expires_at)
            VALUES ($1, $2, 'break-glass', $3)""";

    /// A password that works once within an hour; the first time with a new secret for the
    /// authenticator.
    ///
    /// @param anew whether the authenticator is lost and gets another secret
    public Uni<Pass> make(long account, boolean anew) {
        return database.withTransaction(
                tx ->
                        OneRow.of(tx, ADMIN, Tuple.of(account), Refused::notFound)
                                .chain(row -> make(tx, row, anew)));
    }

    private Uni<Pass> make(SqlClient tx, Row admin, boolean anew) {
        long account = admin.getLong("id");
        var password = Secrets.random(surroundings.random()).substring(0, 40);
        var secret =
                anew || admin.getString("totp_secret") == null
                        ? Totp.secret(surroundings.random())
                        : null;
        var kept =
                secret == null
                        ? Uni.createFrom().voidItem()
                        : tx.preparedQuery(KEEP)
                                .execute(Tuple.of(account, secret))
                                .replaceWithVoid();
        var entry =
                new AuditEntry(
                        null,
                        SERVER,
                        "break-glass.password-made",
                        admin.getString("email"),
                        null,
                        Map.of("new authenticator", secret != null));
        return kept.chain(
                        () ->
                                tx.preparedQuery(MAKE)
                                        .execute(
                                                Tuple.of(
                                                        Secrets.hash(password),
                                                        account,
                                                        surroundings
                                                                .now()
                                                                .atOffset(ZoneOffset.UTC)
                                                                .plus(LIFE))))
                .chain(() -> audit.write(tx, entry))
                .replaceWith(
                        new Pass(
                                baseUrl.at("/break-glass"),
                                password,
                                secret,
                                admin.getString("email")));
    }
}
