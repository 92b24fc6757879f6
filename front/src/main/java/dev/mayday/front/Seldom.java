package dev.mayday.front;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// Says at once what would be said again and again while a trouble lasts, and then once in a while.
/// From any thread.
public final class Seldom {

    private final InstantSource clock;
    private final Duration pause;
    private final AtomicReference<Instant> silentUntil = new AtomicReference<>(Instant.MIN);

    /// Once in ten seconds.
    public Seldom(InstantSource clock) {
        this(clock, Duration.ofSeconds(10));
    }

    public Seldom(InstantSource clock, Duration pause) {
        this.clock = clock;
        this.pause = pause;
    }

    public void say(Runnable line) {
        var now = clock.instant();
        var until = silentUntil.get();
        if (!now.isBefore(until) && silentUntil.compareAndSet(until, now.plus(pause))) line.run();
    }
}
