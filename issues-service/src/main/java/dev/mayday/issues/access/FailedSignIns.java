package dev.mayday.issues.access;

import dev.mayday.issues.Refused;
import dev.mayday.issues.Surroundings;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;

/// Lets nobody try passwords on and on: five wrong ones per account and address within 15 minutes.
/// In the database, so
/// that it holds over all replicas.
@ApplicationScoped
class FailedSignIns {

    private static final int ALLOWED = 5;
    static final Duration WINDOW = Duration.ofMinutes(15);

    /// A try counts as wrong from the start and is forgiven when it was right: who asks in parallel
    /// gains nothing.
    private static final String TAKE_A_TRY =
            """
            WITH recent AS (SELECT count(*) AS tries, min(at) AS oldest FROM failed_sign_in
                             WHERE email = $1 AND address = $2 AND at > $3),
                 taken AS (INSERT INTO failed_sign_in (email, address, at)
                           SELECT $1, $2, $4 FROM recent WHERE tries < $5 RETURNING 1)
            SELECT oldest, (SELECT count(*) FROM taken) AS taken FROM recent""";

    private static final String FORGIVE =
            "DELETE FROM failed_sign_in WHERE email = $1 AND address = $2";

    private final Pool database;
    private final Surroundings surroundings;

    FailedSignIns(@ReactiveDataSource("issues") Pool database, Surroundings surroundings) {
        this.database = database;
        this.surroundings = surroundings;
    }

    /// Fails with [Refused] 429 when there is no try left.
    Uni<Void> takeATry(String email, String address) {
        var now = surroundings.now().atOffset(ZoneOffset.UTC);
        var values = Tuple.of(lower(email), address, now.minus(WINDOW), now, ALLOWED);
        return database.preparedQuery(TAKE_A_TRY)
                .execute(values)
                .map(rows -> rows.iterator().next())
                .invoke(
                        row -> {
                            if (row.getLong("taken") == 1) return;
                            var free = row.getOffsetDateTime("oldest").plus(WINDOW);
                            throw Refused.tooManyTries(Duration.between(now, free));
                        })
                .replaceWithVoid();
    }

    Uni<Void> forgive(String email, String address) {
        return database.preparedQuery(FORGIVE)
                .execute(Tuple.of(lower(email), address))
                .replaceWithVoid();
    }

    private static String lower(String email) {
        return email.toLowerCase(Locale.ROOT);
    }
}
