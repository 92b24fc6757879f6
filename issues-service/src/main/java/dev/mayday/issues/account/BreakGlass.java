package dev.mayday.issues.account;

import dev.mayday.issues.OneByOne;
import dev.mayday.issues.Refused;
import dev.mayday.issues.Surroundings;
import dev.mayday.issues.access.Opening;
import dev.mayday.issues.access.PersonAddress;
import dev.mayday.issues.access.Secrets;
import dev.mayday.issues.access.SignIn;
import dev.mayday.issues.access.SignInLog;
import dev.mayday.issues.access.SignInTries;
import dev.mayday.issues.mail.Letters;
import dev.mayday.issues.organization.BaseUrl;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The way in for the local instance admin while single sign-on does not work (semantics 17.4):
/// with a password that is made on the server and works once, and a code of an authenticator.
/// Everybody who owns something hears about it.
@Singleton
public record BreakGlass(
        @ReactiveDataSource("issues") Pool database,
        SignInTries tries,
        SignIn signIn,
        SignInLog signIns,
        Letters letters,
        BaseUrl baseUrl,
        Surroundings surroundings) {

    private static final Logger LOG = Logger.getLogger(BreakGlass.class);
    private static final Duration LIFE = Duration.ofHours(1);

    /// In whose name tries are counted: whoever tries does not say who they are. By address only,
    /// because the password has 160 random bits, and strangers must not keep this door shut.
    private static final String NAME = "break-glass";

    private static final String FIND =
            """
            SELECT a.id, a.totp_secret, coalesce(a.totp_step, 0) AS step
              FROM sign_in_link l JOIN account a ON a.id = l.account_id
             WHERE l.hash = $1 AND l.purpose = 'break-glass' AND l.used_at IS NULL AND l.expires_at > $2
               AND a.instance_admin AND a.totp_secret IS NOT NULL AND a.left_at IS NULL
               FOR UPDATE""";

    private static final String USE =
            """
            WITH used AS (UPDATE sign_in_link SET used_at = $4 WHERE hash = $1)
            UPDATE account SET totp_step = $3 WHERE id = $2""";

    private static final String OWNERS =
            """
            SELECT DISTINCT a.email FROM membership m JOIN account a ON a.id = m.account_id
             WHERE m.role = 'owner' AND a.left_at IS NULL ORDER BY a.email LIMIT 200""";

    /// The token of a session of an hour; fails with [Refused] 401 or 429. A wrong code leaves
    /// the password good.
    public Uni<String> enter(
            @Nullable String password, @Nullable String code, String address, String agent) {
        if (password == null || code == null || password.length() > 100 || code.length() > 20) {
            throw Refused.invalid(
                    "password and code, as the server and the authenticator tell them");
        }
        var how = new Opening(NAME, address, agent, surroundings.now().plus(LIFE));
        return tries.takeByAddress(NAME, PersonAddress.of(address))
                .chain(
                        taken ->
                                database.withTransaction(
                                                tx -> enter(tx, password.strip(), code, how))
                                        .call(
                                                token ->
                                                        token.isEmpty()
                                                                ? refuse(address)
                                                                : tries.forgive(taken)))
                .map(
                        token -> {
                            if (!token.isEmpty()) return token;
                            throw Refused.unauthenticated("Wrong password or code.");
                        })
                .invoke(_ -> tellOwners(address));
    }

    /// Empty when something was wrong.
    private Uni<String> enter(SqlClient tx, String password, String code, Opening how) {
        var hash = Secrets.hash(password);
        return tx.preparedQuery(FIND)
                .execute(Tuple.of(hash, now()))
                .chain(
                        rows -> {
                            if (rows.size() == 0) return Uni.createFrom().item("");
                            var row = rows.iterator().next();
                            var step = step(row, code);
                            if (step.isEmpty()) return Uni.createFrom().item("");
                            long account = row.getLong("id");
                            return tx.preparedQuery(USE)
                                    .execute(Tuple.of(hash, account, step.getAsLong(), now()))
                                    .chain(() -> signIn.open(tx, account, how));
                        });
    }

    private OptionalLong step(Row row, String code) {
        return Totp.step(
                row.getString("totp_secret"),
                code.replace(" ", ""),
                surroundings.now(),
                row.getLong("step"));
    }

    private Uni<Void> refuse(String address) {
        return signIns.refused(null, NAME, NAME, address);
    }

    private void tellOwners(String address) {
        var when = surroundings.now().toString();
        database.query(OWNERS)
                .execute()
                .chain(
                        owners ->
                                OneByOne.each(
                                        owners,
                                        owner ->
                                                letters.send(
                                                        owner.getString("email"),
                                                        "Break-glass was used on Mayday",
                                                        text(when, address))))
                .subscribe()
                .with(
                        _ -> {},
                        failure ->
                                LOG.warnf(
                                        "Owners not told of break-glass error=%s",
                                        failure.getClass().getSimpleName()));
    }

    private String text(String when, String address) {
        return """
        Somebody signed in as the local instance admin of %s, without single sign-on.

        When: %s
        From: %s

        The session lasts an hour. What is done in it stands in the audit log:

        %s

        If you do not know who this was, treat the server as taken over.
        """
                .formatted(
                        baseUrl.at(""),
                        when,
                        address.isEmpty() ? "unknown" : address,
                        baseUrl.at("/settings/audit"));
    }

    private OffsetDateTime now() {
        return surroundings.now().atOffset(ZoneOffset.UTC);
    }
}
