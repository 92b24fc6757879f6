package dev.mayday.ingest.keys;

import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;

/// How often single keys may be asked for: who tries random keys must not become a load on the
/// database.
final class Questions {

    private static final int PER_SECOND = 50;

    private final InstantSource clock;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile long second = Long.MIN_VALUE;

    Questions(InstantSource clock) {
        this.clock = clock;
    }

    boolean mayAsk() {
        long now = clock.millis() / 1000;
        if (now != second) {
            second = now;
            asked.set(0);
        }
        return asked.incrementAndGet() <= PER_SECOND;
    }
}
