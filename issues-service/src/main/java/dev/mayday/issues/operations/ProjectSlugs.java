package dev.mayday.issues.operations;

import dev.mayday.issues.database.Rows;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.stream.Stream;

/// What people call the projects whose numbers a record tells.
@Singleton
record ProjectSlugs(@ReactiveDataSource("issues") Pool database) {

    private static final String SLUGS = "SELECT id, slug FROM project WHERE id = ANY($1)";

    /// Those that are known.
    Uni<Map<Long, String>> of(Stream<Long> projects) {
        var ids = projects.distinct().toArray(Long[]::new);
        return database.preparedQuery(SLUGS)
                .execute(Tuple.tuple().addArrayOfLong(ids))
                .map(
                        rows ->
                                Rows.map(
                                        rows,
                                        row -> row.getLong("id"),
                                        row -> row.getString("slug")));
    }
}
