package dev.mayday.issues.ingestion.consume;

import dev.mayday.issues.Surroundings;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;

/// Puts aside what came off the bus and is no batch: nobody can say what it was, so all of it is
/// kept, under the place where it lay.
@ApplicationScoped
class UnreadableBatches {

    private static final String PUT_ASIDE =
            """
            INSERT INTO dead_envelope
                   (node, sequence, at, project_id, received, reason, counted_as, record)
            VALUES ($1, $2, $3, 0, $3, $4, '', $5)
            ON CONFLICT (node, sequence) DO NOTHING""";

    private final Pool pool;
    private final Surroundings surroundings;

    UnreadableBatches(@ReactiveDataSource("digest") Pool pool, Surroundings surroundings) {
        this.pool = pool;
        this.surroundings = surroundings;
    }

    /// @param where topic and partition
    Uni<Void> putAside(String where, long offset, byte[] bytes, Throwable why) {
        var now = surroundings.now().atOffset(ZoneOffset.UTC);
        return pool.preparedQuery(PUT_ASIDE)
                .execute(Tuple.of(where, offset, now, why.toString(), Buffer.buffer(bytes)))
                .replaceWithVoid();
    }
}
