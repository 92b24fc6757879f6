package dev.mayday.front;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/// Says at once what would be said again and again while a trouble lasts, and then once in a while.
/// From any thread.
public final class Seldom {

    private final InstantSource clock;
    private final Duration pause;
    private final Map<String, AtomicReference<Instant>> silentUntil = new ConcurrentHashMap<>();

    /// Once in ten seconds.
    public Seldom(InstantSource clock) {
        this(clock, Duration.ofSeconds(10));
    }

    public Seldom(InstantSource clock, Duration pause) {
        this.clock = clock;
        this.pause = pause;
    }

    public void say(Runnable line) {
        say("", line);
    }

    /// One kind of trouble does not silence another.
    ///
    /// @param kind of a few: each is remembered for good
    public void say(String kind, Runnable line) {
        var now = clock.instant();
        var silent = silentUntil.computeIfAbsent(kind, _ -> new AtomicReference<>(Instant.MIN));
        var until = silent.get();
        if (!now.isBefore(until) && silent.compareAndSet(until, now.plus(pause))) line.run();
    }
}
