package dev.mayday.ingest;

import java.time.InstantSource;

/// Says something that would be said a thousand times a second, once in ten seconds. From any
/// thread.
public final class Seldom {

    private static final long PAUSE_MILLIS = 10_000;

    private final InstantSource clock;
    private long silentUntil = Long.MIN_VALUE;

    public Seldom(InstantSource clock) {
        this.clock = clock;
    }

    public synchronized void say(Runnable line) {
        long now = clock.millis();
        if (now < silentUntil) return;
        silentUntil = now + PAUSE_MILLIS;
        line.run();
    }
}
