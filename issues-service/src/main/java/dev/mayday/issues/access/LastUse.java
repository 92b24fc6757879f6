package dev.mayday.issues.access;

import dev.mayday.issues.Surroundings;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.ZoneOffset;

/// Keeps when a bearer was used last, to some minutes, so that not every request writes.
@Singleton
record LastUse(@ReactiveDataSource("issues") Pool database, Surroundings surroundings) {

    private static final Duration PRECISION = Duration.ofMinutes(5);

    /// @param touch statement with the hash and the time
    /// @param rows of the bearer; none when nobody is behind it
    Uni<?> keep(String touch, String hash, RowSet<Row> rows, String column) {
        if (rows.size() == 0) return Uni.createFrom().voidItem();
        var now = surroundings.now();
        var last = rows.iterator().next().getOffsetDateTime(column);
        boolean known = last != null && last.toInstant().isAfter(now.minus(PRECISION));
        return known
                ? Uni.createFrom().voidItem()
                : database.preparedQuery(touch)
                        .execute(Tuple.of(hash, now.atOffset(ZoneOffset.UTC)));
    }
}
