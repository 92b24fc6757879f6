package dev.mayday.issues.operations;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/// What people call the projects whose numbers a record tells.
@ApplicationScoped
class ProjectSlugs {

    private static final String SLUGS = "SELECT id, slug FROM project WHERE id = ANY($1)";

    private final Pool database;

    ProjectSlugs(@ReactiveDataSource("issues") Pool database) {
        this.database = database;
    }

    /// Those that are known.
    Uni<Map<Long, String>> of(Stream<Long> projects) {
        var ids = projects.distinct().toArray(Long[]::new);
        return database.preparedQuery(SLUGS)
                .execute(Tuple.tuple().addArrayOfLong(ids))
                .map(
                        rows -> {
                            var slugs = new HashMap<Long, String>();
                            for (var row : rows) {
                                slugs.put(row.getLong("id"), row.getString("slug"));
                            }
                            return slugs;
                        });
    }
}
