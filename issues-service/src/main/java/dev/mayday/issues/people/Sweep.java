package dev.mayday.issues.people;

import dev.mayday.issues.Surroundings;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.ZoneOffset;

/// Purges teams that lay in the bin for their time, and forgets what became of old links.
@Singleton
record Sweep(@ReactiveDataSource("issues") Pool database, Surroundings surroundings) {

    private static final Duration MEMORY = Duration.ofDays(90);

    private static final String TEAMS = "DELETE FROM team WHERE removed_at <= $1";
    private static final String LINKS = "DELETE FROM spent_invitation WHERE at <= $1";

    @Scheduled(every = "1h", delayed = "11m")
    Uni<Void> sweep() {
        var now = surroundings.now().atOffset(ZoneOffset.UTC);
        return database.preparedQuery(TEAMS)
                .execute(Tuple.of(now.minus(TeamBin.REGRET)))
                .chain(() -> database.preparedQuery(LINKS).execute(Tuple.of(now.minus(MEMORY))))
                .replaceWithVoid();
    }
}
