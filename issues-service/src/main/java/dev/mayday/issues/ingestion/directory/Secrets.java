package dev.mayday.issues.ingestion.directory;

import dev.mayday.issues.Surroundings;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/// The installation's own secret, made once by whoever comes first.
public final class Secrets {

    private static final int LENGTH = 32;

    private static final String MAKE =
            """
            INSERT INTO installation (one, id, user_key, created_at) VALUES (true, $1, $2, $3)
            ON CONFLICT DO NOTHING""";

    private static final String READ = "SELECT user_key FROM installation";

    private final Pool pool;
    private final Surroundings surroundings;
    private final AtomicReference<byte[]> known = new AtomicReference<>(new byte[0]);

    public Secrets(Pool pool, Surroundings surroundings) {
        this.pool = pool;
        this.surroundings = surroundings;
    }

    public Uni<byte[]> userKey() {
        var secret = known.get();
        if (secret.length > 0) return Uni.createFrom().item(secret);
        return pool.preparedQuery(MAKE)
                .execute(fresh())
                .chain(() -> pool.query(READ).execute())
                .map(rows -> rows.iterator().next().getBuffer(0).getBytes())
                .invoke(known::set);
    }

    private Tuple fresh() {
        var secret = new byte[LENGTH];
        surroundings.random().nextBytes(secret);
        var id = new UUID(surroundings.random().nextLong(), surroundings.random().nextLong());
        return Tuple.of(id, Buffer.buffer(secret), surroundings.now().atOffset(ZoneOffset.UTC));
    }
}
