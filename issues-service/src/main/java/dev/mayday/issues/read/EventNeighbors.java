package dev.mayday.issues.read;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where an event stands among those of its issue that are kept. Counts so far on either side and
/// no farther: an issue may have any number of events, and a page of it must not take longer for
/// that.
@Singleton
record EventNeighbors(@ReactiveDataSource("issues") Pool database) {

    private static final int MOST = 1_000;

    private static final String OLDER =
            """
            SELECT id FROM event
             WHERE project_id = $1 AND issue_id = $2
               AND received <= $3 AND (received < $3 OR id > $4)
             ORDER BY received DESC, id""";

    private static final String NEWER =
            """
            SELECT id FROM event
             WHERE project_id = $1 AND issue_id = $2
               AND received >= $3 AND (received > $3 OR id < $4)
             ORDER BY received, id DESC""";

    private static final String AROUND =
            """
            SELECT (%1$s LIMIT 1) AS older,
                   (%2$s LIMIT 1) AS newer,
                   (SELECT count(*) FROM (%1$s LIMIT %3$d) AS those) AS before,
                   (SELECT count(*) FROM (%2$s LIMIT %3$d) AS those) AS after"""
                    .formatted(OLDER, NEWER, MOST);

    /// @param ordinal from 1, the oldest that is kept; 0 for an event that is none of them, or
    /// where too many are before it
    /// @param retained how many were looked at
    /// @param partly whether there may be kept events that nobody looked at
    record Neighbors(
            @Nullable UUID older,
            @Nullable UUID newer,
            long ordinal,
            long retained,
            boolean partly) {}

    Uni<Neighbors> of(StoredEvent event) {
        var issue = event.issue();
        var received = event.received().atOffset(ZoneOffset.UTC);
        return database.preparedQuery(AROUND)
                .execute(Tuple.of(issue.project(), issue.id(), received, event.id()))
                .map(rows -> rows.iterator().next())
                .map(
                        row ->
                                new Neighbors(
                                        row.getUUID("older"),
                                        row.getUUID("newer"),
                                        row.getLong("before") < MOST
                                                ? row.getLong("before") + 1
                                                : 0,
                                        row.getLong("before") + 1 + row.getLong("after"),
                                        row.getLong("before") == MOST
                                                || row.getLong("after") == MOST));
    }
}
