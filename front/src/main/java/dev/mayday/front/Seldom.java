package dev.mayday.front;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// Says at once what would be said again and again while a trouble lasts, and then once in ten
/// seconds. From any thread.
public final class Seldom {

    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final InstantSource clock;
    private final AtomicReference<Instant> silentUntil = new AtomicReference<>(Instant.MIN);

    public Seldom(InstantSource clock) {
        this.clock = clock;
    }

    public void say(Runnable line) {
        var now = clock.instant();
        var until = silentUntil.get();
        if (!now.isBefore(until) && silentUntil.compareAndSet(until, now.plus(PAUSE))) line.run();
    }
}
