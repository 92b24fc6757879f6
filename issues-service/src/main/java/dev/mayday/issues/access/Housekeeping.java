package dev.mayday.issues.access;

import dev.mayday.issues.Surroundings;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.ZoneOffset;

/// Removes sessions, links and wrong tries that no longer count, and views that were removed long
/// ago. They are harmless; it is for the space.
@Singleton
record Housekeeping(@ReactiveDataSource("issues") Pool database, Surroundings surroundings) {

    private static final String SESSIONS =
            "DELETE FROM session WHERE created_at <= $1 OR last_used <= $2";
    private static final String LINKS = "DELETE FROM sign_in_link WHERE expires_at <= $1";
    private static final String TRIES = "DELETE FROM failed_sign_in WHERE at <= $1";

    private static final String ADDRESSES = "DELETE FROM known_address WHERE last_used <= $1";

    private static final String VIEWS = "DELETE FROM saved_view WHERE removed_at <= $1";

    /// So long a removed view can be brought back.
    private static final Duration REGRET = Duration.ofDays(30);

    /// After which a person is a stranger again at an address.
    private static final Duration MEMORY = Duration.ofDays(90);

    @Scheduled(every = "1h", delayed = "10m")
    Uni<Void> sweep() {
        var now = surroundings.now().atOffset(ZoneOffset.UTC);
        var longest = now.minus(SessionBearers.LONGEST);
        return remove(SESSIONS, Tuple.of(longest, now.minus(SessionBearers.IDLE)))
                .chain(() -> remove(LINKS, Tuple.of(now)))
                .chain(() -> remove(TRIES, Tuple.of(now.minus(SignInLimits.WINDOW))))
                .chain(() -> remove(ADDRESSES, Tuple.of(now.minus(MEMORY))))
                .chain(() -> remove(VIEWS, Tuple.of(now.minus(REGRET))));
    }

    private Uni<Void> remove(String sql, Tuple before) {
        return database.preparedQuery(sql).execute(before).replaceWithVoid();
    }
}
