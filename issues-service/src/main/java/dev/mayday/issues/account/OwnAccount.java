package dev.mayday.issues.account;

import dev.mayday.contracts.issues.AccountApi.Account;
import dev.mayday.contracts.issues.AccountApi.OpenSession;
import dev.mayday.issues.PersonName;
import dev.mayday.issues.Refused;
import dev.mayday.issues.Surroundings;
import dev.mayday.issues.access.Secrets;
import dev.mayday.issues.access.SessionBearers;
import dev.mayday.issues.access.SignInLog;
import dev.mayday.issues.access.SingleSignOn;
import dev.mayday.issues.database.OneRow;
import dev.mayday.issues.database.Utc;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// What an account is, and which sessions are open in its name.
@Singleton
public record OwnAccount(
        @ReactiveDataSource("issues") Pool database,
        Surroundings surroundings,
        SingleSignOn singleSignOn,
        SignInLog log) {

    private static final int LONGEST_NAME = 100;

    /// Who asks, and with which session.
    ///
    /// @param token of the session
    /// @param address whence
    public record Asker(long account, String token, String address) {}

    private static final String ACCOUNT =
            "SELECT email, name, password_hash IS NOT NULL AS has_password FROM account WHERE id = $1";

    private static final String BROKE_GLASS =
            "SELECT 1 FROM session WHERE hash = $1 AND via = 'break-glass'";

    private static final String SESSIONS =
            """
            SELECT id, via, address, agent, created_at, last_used, hash = $2 AS current
              FROM session
             WHERE account_id = $1 AND created_at > $3 AND last_used > $4
               AND (expires_at IS NULL OR expires_at > $5)
             ORDER BY hash = $2 DESC, last_used DESC LIMIT 200""";

    private static final String RENAME =
            """
            WITH old AS (SELECT id, name FROM account WHERE id = $1 FOR UPDATE)
            UPDATE account a SET name = $2 FROM old WHERE a.id = old.id RETURNING old.name""";

    private static final String END =
            "DELETE FROM session WHERE account_id = $1 AND id = $2 RETURNING via";

    private static final String END_OTHERS =
            "DELETE FROM session WHERE account_id = $1 AND hash <> $2";

    public Uni<Account> of(Asker asker) {
        return OneRow.of(database, ACCOUNT, Tuple.of(asker.account()), Refused::notFound)
                .chain(
                        row ->
                                sessions(asker)
                                        .map(
                                                sessions ->
                                                        new Account(
                                                                row.getString("email"),
                                                                row.getString("name"),
                                                                row.getBoolean("has_password"),
                                                                !singleSignOn.isConfigured(),
                                                                sessions)));
    }

    /// Whether a session was opened by break-glass.
    public Uni<Boolean> brokeGlass(String token) {
        return database.preparedQuery(BROKE_GLASS)
                .execute(Tuple.of(Secrets.hash(token)))
                .map(rows -> rows.size() > 0);
    }

    private Uni<List<OpenSession>> sessions(Asker asker) {
        var now = surroundings.now().atOffset(ZoneOffset.UTC);
        return database.preparedQuery(SESSIONS)
                .execute(
                        Tuple.of(
                                asker.account(),
                                Secrets.hash(asker.token()),
                                now.minus(SessionBearers.LONGEST),
                                now.minus(SessionBearers.IDLE),
                                now))
                .map(
                        rows ->
                                StreamSupport.stream(rows.spliterator(), false)
                                        .map(OwnAccount::session)
                                        .toList());
    }

    private static OpenSession session(Row row) {
        return new OpenSession(
                row.getLong("id"),
                row.getString("via"),
                row.getString("address"),
                row.getString("agent"),
                Utc.instant(row, "created_at"),
                Utc.instant(row, "last_used"),
                row.getBoolean("current"));
    }

    /// Fails with [Refused] 400.
    public Uni<Void> rename(Asker asker, @Nullable String name) {
        var wanted = PersonName.of(name, LONGEST_NAME);
        return database.withTransaction(
                tx ->
                        OneRow.of(tx, RENAME, Tuple.of(asker.account(), wanted), Refused::notFound)
                                .chain(
                                        row ->
                                                log.renamed(
                                                        tx,
                                                        asker.account(),
                                                        asker.address(),
                                                        row.getString("name"),
                                                        wanted)));
    }

    /// Fails with [Refused] 404 when it is none of theirs.
    public Uni<Void> end(Asker asker, long session) {
        return database.withTransaction(
                tx ->
                        OneRow.of(tx, END, Tuple.of(asker.account(), session), Refused::notFound)
                                .chain(
                                        row ->
                                                log.own(
                                                        tx,
                                                        asker.account(),
                                                        asker.address(),
                                                        "session.revoked",
                                                        Map.of("via", row.getString("via")))));
    }

    /// How many there were.
    public Uni<Long> endOthers(Asker asker) {
        return database.withTransaction(
                tx ->
                        tx.preparedQuery(END_OTHERS)
                                .execute(Tuple.of(asker.account(), Secrets.hash(asker.token())))
                                .map(gone -> (long) gone.rowCount())
                                .call(
                                        count ->
                                                log.own(
                                                        tx,
                                                        asker.account(),
                                                        asker.address(),
                                                        "session.others-revoked",
                                                        Map.of("sessions", count))));
    }
}
