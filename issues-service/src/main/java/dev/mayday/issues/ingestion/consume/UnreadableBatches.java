package dev.mayday.issues.ingestion.consume;

import dev.mayday.database.Patience;
import dev.mayday.issues.Surroundings;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

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
    private final Patience patience;

    UnreadableBatches(@ReactiveDataSource("digest") Pool pool, Surroundings surroundings) {
        this.pool = pool;
        this.surroundings = surroundings;
        this.patience = new Patience("digest", surroundings.clock());
    }

    /// Outlasts a database that is away: given back to the broker, it would end the channel.
    ///
    /// @param where topic and partition
    /// @param bytes null for a record without a value
    Uni<Void> putAside(String where, long offset, byte @Nullable [] bytes, Throwable why) {
        var now = surroundings.now().atOffset(ZoneOffset.UTC);
        var kept = bytes == null ? Buffer.buffer() : Buffer.buffer(bytes);
        var row = Tuple.of(where, offset, now, why.toString(), kept);
        return patience.outlast(() -> pool.preparedQuery(PUT_ASIDE).execute(row)).replaceWithVoid();
    }
}
