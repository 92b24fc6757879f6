package dev.mayday.issues.account;

import dev.mayday.issues.Refused;
import dev.mayday.issues.Surroundings;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/// How often links for lost passwords are asked for: for an account, whether there is one or not,
/// from an address, and in all. Counted in the database, one after another, so that who asks in
/// parallel gains nothing.
@Singleton
record ResetRequests(@ReactiveDataSource("issues") Pool database, Surroundings surroundings) {

    static final Duration WINDOW = Duration.ofMinutes(15);
    static final int ACCOUNT = 3;
    static final int ADDRESS = 10;
    static final int ALL = 200;

    private static final String ONE_BY_ONE =
            "SELECT 1 FROM pg_advisory_xact_lock(hashtext('mayday.issues.reset'))";

    private static final String TAKE =
            """
            WITH recent AS (SELECT count(*) FILTER (WHERE email = $1) AS by_account,
                                   count(*) FILTER (WHERE address = $2 AND $2 <> '') AS by_address,
                                   count(*) AS by_all
                              FROM reset_request WHERE at > $4),
                 taken AS (INSERT INTO reset_request (email, address, at)
                           SELECT $1, $2, $3 FROM recent WHERE by_address < $5 AND by_all < $6)
            SELECT by_account, by_address, by_all FROM recent""";

    /// Whether a letter may go to that account; fails with [Refused] 429 for who asks too much.
    ///
    /// @param email in lower case
    Uni<Boolean> take(String email, String address) {
        var now = surroundings.now().atOffset(ZoneOffset.UTC);
        return database.withTransaction(
                tx -> tx.query(ONE_BY_ONE).execute().chain(() -> take(tx, email, address, now)));
    }

    private static Uni<Boolean> take(
            SqlConnection tx, String email, String address, OffsetDateTime now) {
        var values =
                Tuple.tuple()
                        .addString(email)
                        .addString(address)
                        .addOffsetDateTime(now)
                        .addOffsetDateTime(now.minus(WINDOW))
                        .addLong((long) ADDRESS)
                        .addLong((long) ALL);
        return tx.preparedQuery(TAKE)
                .execute(values)
                .map(rows -> rows.iterator().next())
                .map(
                        row -> {
                            if (row.getLong("by_address") >= ADDRESS
                                    || row.getLong("by_all") >= ALL) {
                                throw Refused.tooManyTries("for a lost password", WINDOW);
                            }
                            return row.getLong("by_account") < ACCOUNT;
                        });
    }

    @Scheduled(every = "1h", delayed = "11m")
    Uni<Void> forget() {
        var old = surroundings.now().minus(WINDOW).atOffset(ZoneOffset.UTC);
        return database.preparedQuery("DELETE FROM reset_request WHERE at <= $1")
                .execute(Tuple.of(old))
                .replaceWithVoid();
    }
}
