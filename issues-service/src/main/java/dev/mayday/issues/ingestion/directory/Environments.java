package dev.mayday.issues.ingestion.directory;

import dev.mayday.database.Overtaken;
import dev.mayday.issues.OneByOne;
import dev.mayday.issues.database.Columns;
import dev.mayday.issues.ingestion.read.Occurrence;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Environments and their numbers. One is made at first sight, in a transaction of its own: should
/// the batch fail, it does no harm. Beyond 200 a project's new ones share `(other)` (semantics
/// 1.1).
public final class Environments {

    private static final int MOST = 200;
    private static final String OTHER = "(other)";
    private static final int MOST_OVERFLOWING = 20_000;

    private static final String LOAD =
            "SELECT project_id, name, id FROM environment WHERE project_id = ANY ($1::bigint[])";

    /// The empty name has number 0; two that are made at once collide, and the loser looks again.
    private static final String MAKE =
            """
            INSERT INTO environment (project_id, id, name, first_seen)
            SELECT $1, CASE $2 WHEN '' THEN 0
                       ELSE 1 + coalesce((SELECT max(id) FROM environment WHERE project_id = $1), 0) END, $2, $3
            ON CONFLICT DO NOTHING""";

    private final Pool pool;
    private final Map<Name, Integer> known = new ConcurrentHashMap<>();

    /// Those that share `(other)`.
    private final Set<Name> overflowing = ConcurrentHashMap.newKeySet();

    record Name(long projectId, String name) {}

    /// The numbers of all environments of a batch.
    public record Ids(Map<Name, Integer> numbers) {

        public int of(Occurrence occurrence) {
            var name = new Name(occurrence.projectId(), occurrence.environment());
            var number = numbers.get(name);
            if (number == null) throw new IllegalStateException("environment without number");
            return number;
        }
    }

    public Environments(Pool pool) {
        this.pool = pool;
    }

    public Uni<Ids> of(List<Occurrence> occurrences) {
        var wanted = new HashMap<Name, Instant>();
        for (var event : occurrences) {
            wanted.putIfAbsent(new Name(event.projectId(), event.environment()), event.received());
        }
        var missing = new HashSet<>(wanted.keySet());
        missing.removeIf(name -> known.containsKey(name) || overflowing.contains(name));
        return missing.isEmpty()
                ? Uni.createFrom().item(ids(wanted.keySet()))
                : load(missing)
                        .chain(() -> makeAll(wanted))
                        .replaceWith(() -> ids(wanted.keySet()));
    }

    /// To be called when the database may be another one.
    public void forget() {
        overflowing.clear();
        known.clear();
    }

    private Uni<Void> load(Set<Name> missing) {
        var projects = new HashSet<Long>();
        for (var name : missing) projects.add(name.projectId());
        return pool.preparedQuery(LOAD)
                .execute(Columns.of(projects).longs(id -> id).tuple())
                .invoke(
                        rows -> {
                            for (var row : rows) {
                                var name = new Name(row.getLong(0), row.getString(1));
                                known.put(name, row.getInteger(2));
                            }
                        })
                .replaceWithVoid();
    }

    private Uni<Void> makeAll(Map<Name, Instant> wanted) {
        var missing = wanted.keySet().stream().filter(name -> !known.containsKey(name)).toList();
        return OneByOne.each(missing, name -> make(name, at(wanted, name)));
    }

    private static Instant at(Map<Name, Instant> wanted, Name name) {
        return wanted.getOrDefault(name, Instant.EPOCH);
    }

    /// Where there is no room for one more, it becomes the shared one, which is made in its place
    /// if need be.
    private Uni<Void> make(Name wanted, Instant at) {
        boolean room = hasRoom(wanted);
        var name = room ? wanted : new Name(wanted.projectId(), OTHER);
        if (known.containsKey(name)) {
            if (!room) shares(wanted);
            return done();
        }
        return pool.preparedQuery(MAKE)
                .execute(Tuple.of(name.projectId(), name.name(), at.atOffset(ZoneOffset.UTC)))
                .chain(() -> load(Set.of(name)))
                .chain(() -> make(wanted, at));
    }

    private void shares(Name name) {
        if (overflowing.size() > MOST_OVERFLOWING) overflowing.clear();
        overflowing.add(name);
    }

    private boolean hasRoom(Name name) {
        if (name.name().isEmpty()) return true;
        long there = known.keySet().stream().filter(n -> n.projectId() == name.projectId()).count();
        return there < MOST;
    }

    private static Uni<Void> done() {
        return Uni.createFrom().voidItem();
    }

    private Ids ids(Set<Name> wanted) {
        var numbers = new HashMap<Name, Integer>();
        for (var name : wanted) {
            var number = known.get(name);
            if (number == null) number = known.get(new Name(name.projectId(), OTHER));
            // forgotten by another batch in this moment
            if (number == null) throw new Overtaken();
            numbers.put(name, number);
        }
        return new Ids(numbers);
    }
}
