package dev.mayday.issues.ingestion.directory;

import dev.mayday.issues.database.Columns;
import dev.mayday.issues.ingestion.read.Occurrence;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Makes a release known at its first event, in a transaction of its own.
public final class Releases {

    private static final int MOST_REMEMBERED = 20_000;

    private static final String MAKE =
            """
            INSERT INTO release (project_id, version, created_at)
            SELECT * FROM unnest($1::bigint[], $2::text[], $3::timestamptz[])
            ON CONFLICT DO NOTHING""";

    private final Pool pool;
    private final Set<Name> known = ConcurrentHashMap.newKeySet();

    private record Name(long projectId, String version) {
        static final Comparator<Name> ORDER =
                Comparator.comparingLong(Name::projectId).thenComparing(Name::version);
    }

    public Releases(Pool pool) {
        this.pool = pool;
    }

    public Uni<Void> meet(List<Occurrence> occurrences) {
        var unknown = new HashMap<Name, Instant>();
        for (var event : occurrences) {
            var name = new Name(event.projectId(), event.release());
            if (name.version().isEmpty() || known.contains(name)) continue;
            unknown.putIfAbsent(name, event.received());
        }
        if (unknown.isEmpty()) return Uni.createFrom().voidItem();
        var names = unknown.keySet().stream().sorted(Name.ORDER).toList();
        var parameters =
                Columns.of(names)
                        .longs(Name::projectId)
                        .texts(Name::version)
                        .times(unknown::get)
                        .tuple();
        return pool.preparedQuery(MAKE)
                .execute(parameters)
                .invoke(() -> remember(names))
                .replaceWithVoid();
    }

    /// To be called when the database may be another one.
    public void forget() {
        known.clear();
    }

    private void remember(List<Name> names) {
        if (known.size() > MOST_REMEMBERED) known.clear();
        known.addAll(names);
    }
}
