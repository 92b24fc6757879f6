package dev.mayday.alerts;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;

/// A clock that stands still until a test moves it, and chance that always takes the shortest wait.
@Singleton
public class FakeTime implements InstantSource {

    private final AtomicReference<Instant> now = new AtomicReference<>(Given.NOON);

    @Override
    public Instant instant() {
        return now.get();
    }

    public void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    @Produces
    @Singleton
    Surroundings surroundings() {
        RandomGenerator least = () -> 0L;
        return new Surroundings(this, least);
    }
}
