package dev.mayday.ingest.spool;

import java.time.InstantSource;

/// Says something that would be said a thousand times a second, once in ten seconds. Of one thread.
final class Seldom {

    private static final long PAUSE_MILLIS = 10_000;

    private final InstantSource clock;
    private long silentUntil = Long.MIN_VALUE;

    Seldom(InstantSource clock) {
        this.clock = clock;
    }

    void say(Runnable line) {
        long now = clock.millis();
        if (now < silentUntil) return;
        silentUntil = now + PAUSE_MILLIS;
        line.run();
    }
}
