package dev.mayday.ingest.keys;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Keys that were asked for in vain, remembered for one to two times `time` and never more than so
/// many: two generations, of which the older one is dropped.
final class RecentlyUnknown {

    private static final int MAX = 10_000;

    private final InstantSource clock;
    private final Duration time;
    private volatile Generation young;
    private volatile Generation old;

    private record Generation(long until, Set<String> keys) {}

    RecentlyUnknown(InstantSource clock, Duration time) {
        this.clock = clock;
        this.time = time;
        this.young = generation();
        this.old = young;
    }

    boolean contains(String key) {
        age();
        return young.keys.contains(key) || old.keys.contains(key);
    }

    void add(String key) {
        if (young.keys.size() >= MAX) turn();
        young.keys.add(key);
    }

    private void age() {
        if (clock.millis() >= young.until) turn();
    }

    private synchronized void turn() {
        if (clock.millis() < young.until && young.keys.size() < MAX) return;
        // After a pause longer than a generation even the young one is too old.
        boolean fresh = clock.millis() < young.until + time.toMillis();
        old = fresh ? young : generation();
        young = generation();
    }

    private Generation generation() {
        return new Generation(clock.millis() + time.toMillis(), ConcurrentHashMap.newKeySet());
    }
}
