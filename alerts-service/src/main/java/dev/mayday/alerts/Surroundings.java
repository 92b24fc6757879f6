package dev.mayday.alerts;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/// Time and chance, as arguments. One bean, so that it cannot be mistaken for another service's in
/// the same process.
public record Surroundings(InstantSource clock, RandomGenerator random) {

    public Instant now() {
        return clock.instant();
    }

    /// The real ones, in one place.
    static class Real {
        @Produces
        @Singleton
        @DefaultBean
        Surroundings surroundings() {
            RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
            return new Surroundings(InstantSource.system(), random);
        }
    }
}
