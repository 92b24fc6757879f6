package dev.mayday.issues;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;

/// The real clock, as fine as the database keeps it, and chance that nobody can guess.
class SurroundingsProducer {

    @Produces
    @Singleton
    @DefaultBean
    Surroundings surroundings() {
        var system = Clock.systemUTC();
        InstantSource micros =
                () -> system.instant().truncatedTo(java.time.temporal.ChronoUnit.MICROS);
        return new Surroundings(micros, new SecureRandom());
    }
}
