package dev.mayday.issues.ingestion.decide;

import dev.mayday.issues.search.Facts.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLongArray;

/// Which facts of issues this process has written lately, so that they are not written again with
/// every event: when one was seen last is known to five minutes, the grid on which periods begin.
/// A memory of fixed size that may forget, and that takes one fact for another once in 2^54.
public final class RecentFacts {

    private static final int PLACES = 1 << 18;
    private static final long GRID = Duration.ofMinutes(5).toMillis();
    private static final int SLOT_BITS = 28;
    private static final long SLOT = (1L << SLOT_BITS) - 1;

    /// Each place has the upper bits of a hash, and the stretch of time that it was written in.
    private final AtomicLongArray places = new AtomicLongArray(PLACES);

    /// When a row of the index says that a fact was seen.
    static Instant seen(Instant received) {
        return Instant.ofEpochMilli(received.toEpochMilli() / GRID * GRID);
    }

    boolean has(long issue, Fact fact, Instant received) {
        long hash = hash(issue, fact);
        long there = places.get(place(hash));
        return (there & ~SLOT) == (hash & ~SLOT) && (there & SLOT) >= slot(received);
    }

    /// To be called when it is committed.
    void written(long issue, Fact fact, Instant received) {
        long hash = hash(issue, fact);
        places.set(place(hash), hash & ~SLOT | slot(received));
    }

    /// The database may not have what was written.
    public void forget() {
        for (int i = 0; i < PLACES; i++) places.set(i, 0);
    }

    private static long slot(Instant received) {
        return received.toEpochMilli() / GRID & SLOT;
    }

    private static int place(long hash) {
        return (int) (hash & PLACES - 1);
    }

    private static long hash(long issue, Fact fact) {
        return mixed(mixed(issue, fact.key()), fact.value());
    }

    private static long mixed(long hash, String text) {
        for (int i = 0; i < text.length(); i++) hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        hash = (hash ^ hash >>> 32) * 0xd1342543de82ef95L;
        return hash ^ hash >>> 29;
    }
}
