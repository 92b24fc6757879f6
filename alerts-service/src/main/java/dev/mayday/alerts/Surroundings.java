package dev.mayday.alerts;

import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// Time and chance, as arguments. One bean, so that it cannot be mistaken for another service's in
/// the same process.
public record Surroundings(InstantSource clock, RandomGenerator random) {

    public Instant now() {
        return clock.instant();
    }
}
