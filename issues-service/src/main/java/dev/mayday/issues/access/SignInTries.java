package dev.mayday.issues.access;

import dev.mayday.issues.Surroundings;
import dev.mayday.issues.database.Utc;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Counts tries with a password, in the database, so that the limits hold over all replicas. A try
/// counts as wrong from the start and is forgiven when it was right: who asks in parallel gains
/// nothing.
@Singleton
public record SignInTries(@ReactiveDataSource("issues") Pool database, Surroundings surroundings) {

    /// One after another, else many at once would each see the count before the others.
    private static final String ONE_BY_ONE =
            "SELECT pg_advisory_xact_lock(hashtext('mayday.issues.sign-in'))";

    private static final String RECENT =
            """
            SELECT count(*) FILTER (WHERE email = $1 AND address = $2) AS by_both,
                   min(at) FILTER (WHERE email = $1 AND address = $2) AS first_by_both,
                   count(*) FILTER (WHERE address = $2 AND $2 <> '') AS by_address,
                   min(at) FILTER (WHERE address = $2 AND $2 <> '') AS first_by_address,
                   count(*) FILTER (WHERE email = $1) AS by_account,
                   min(at) FILTER (WHERE email = $1) AS first_by_account,
                   count(*) FILTER (WHERE at > $4) AS by_all,
                   EXISTS (SELECT 1 FROM known_address k JOIN account a ON a.id = k.account_id
                            WHERE lower(a.email) = $1 AND k.address = $2) AS known
              FROM failed_sign_in WHERE at > $3""";

    private static final String TAKE =
            "INSERT INTO failed_sign_in (email, address, at) VALUES ($1, $2, $3)";

    private static final String GIVE_BACK =
            "DELETE FROM failed_sign_in WHERE email = $1 AND address = $2 AND at = $3";

    /// Where somebody was right once, that person is not kept out by what others do elsewhere.
    private static final String FORGIVE =
            """
            WITH forgiven AS (DELETE FROM failed_sign_in WHERE email = $1 AND address = $2)
            INSERT INTO known_address (account_id, address, last_used)
            SELECT id, $2, $3 FROM account WHERE lower(email) = $1 AND $2 <> ''
            ON CONFLICT (account_id, address) DO UPDATE SET last_used = excluded.last_used""";

    /// A try that was counted.
    ///
    /// @param known whether the person signed in from this address before
    public record Taken(String email, String address, Instant at, boolean known) {

        private Taken of(boolean known) {
            return new Taken(email, address, at, known);
        }
    }

    /// Fails with [dev.mayday.issues.Refused] 429 when there is no try left. Whoever has none is
    /// sent away without a place in the line of the others.
    ///
    /// @param address see [PersonAddress]
    public Uni<Taken> take(String email, String address) {
        return take(email, address, SignInLimits::check);
    }

    /// Likewise, with no limit but those of the address: what others do elsewhere keeps nobody
    /// out. For what nobody guesses, however many try.
    ///
    /// @param what is tried, in the place of an account
    public Uni<Taken> takeByAddress(String what, String address) {
        return take(what, address, SignInLimits::checkAddress);
    }

    private Uni<Taken> take(String email, String address, BiConsumer<SignInLimits, Instant> check) {
        var asked = new Taken(email.toLowerCase(Locale.ROOT), address, surroundings.now(), false);
        return recent(database, asked)
                .invoke(recent -> check.accept(recent, asked.at()))
                .chain(() -> database.withTransaction(tx -> take(tx, asked, check)));
    }

    private static Uni<Taken> take(
            SqlConnection tx, Taken asked, BiConsumer<SignInLimits, Instant> check) {
        return tx.query(ONE_BY_ONE)
                .execute()
                .chain(() -> recent(tx, asked))
                .invoke(recent -> check.accept(recent, asked.at()))
                .call(() -> tx.preparedQuery(TAKE).execute(values(asked)))
                .map(recent -> asked.of(recent.known()));
    }

    public Uni<Void> giveBack(Taken taken) {
        return database.preparedQuery(GIVE_BACK).execute(values(taken)).replaceWithVoid();
    }

    public Uni<Void> forgive(Taken taken) {
        return database.preparedQuery(FORGIVE).execute(values(taken)).replaceWithVoid();
    }

    private static Uni<SignInLimits> recent(SqlClient database, Taken taken) {
        var since = Utc.of(taken.at().minus(SignInLimits.WINDOW));
        var minute = Utc.of(taken.at().minus(SignInLimits.MINUTE));
        return database.preparedQuery(RECENT)
                .execute(Tuple.of(taken.email(), taken.address(), since, minute))
                .map(rows -> limits(rows.iterator().next()));
    }

    private static SignInLimits limits(Row row) {
        return new SignInLimits(
                tries(row, "by_both"),
                tries(row, "by_address"),
                tries(row, "by_account"),
                row.getLong("by_all"),
                row.getBoolean("known"));
    }

    private static SignInLimits.Tries tries(Row row, String column) {
        @Nullable OffsetDateTime first = row.getOffsetDateTime("first_" + column);
        return new SignInLimits.Tries(
                row.getLong(column), first == null ? null : first.toInstant());
    }

    private static Tuple values(Taken taken) {
        return Tuple.of(taken.email(), taken.address(), Utc.of(taken.at()));
    }
}
