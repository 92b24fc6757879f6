package dev.mayday.issues.read;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where an event stands among those of its issue that are kept.
@Singleton
record EventNeighbors(@ReactiveDataSource("issues") Pool database) {

    private static final String AROUND =
            """
            SELECT (SELECT id FROM event
                     WHERE project_id = $1 AND issue_id = $2
                       AND received <= $3 AND (received < $3 OR id > $4)
                     ORDER BY received DESC, id LIMIT 1) AS older,
                   (SELECT id FROM event
                     WHERE project_id = $1 AND issue_id = $2
                       AND received >= $3 AND (received > $3 OR id < $4)
                     ORDER BY received, id DESC LIMIT 1) AS newer,
                   count(*) AS retained,
                   count(*) FILTER (WHERE received < $3 OR (received = $3 AND id >= $4)) AS ordinal
              FROM event WHERE project_id = $1 AND issue_id = $2""";

    /// @param ordinal from 1, the oldest that is kept; 0 for an event that is none of them
    /// @param partly whether there are kept events that nobody looked at
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
                                        row.getLong("ordinal"),
                                        row.getLong("retained"),
                                        false));
    }
}
