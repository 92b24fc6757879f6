package dev.mayday.alerts;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/// The real clock and real chance, in one place.
class SurroundingsProducer {

    @Produces
    @Singleton
    @DefaultBean
    Surroundings surroundings() {
        RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
        return new Surroundings(InstantSource.system(), random);
    }
}
