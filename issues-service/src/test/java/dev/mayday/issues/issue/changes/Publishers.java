package dev.mayday.issues.issue.changes;

import dev.mayday.issues.Surroundings;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// Publishers made by hand.
public final class Publishers {

    private Publishers() {}

    public static OutboxPublisher publisher(Pool pool, Bus bus) {
        var surroundings = new Surroundings(InstantSource.system(), RandomGenerator.getDefault());
        return new OutboxPublisher(pool, bus, surroundings);
    }

    static OutboxPublisher publisher(Pool pool, Bus bus, Duration betweenTurns) {
        var surroundings = new Surroundings(InstantSource.system(), RandomGenerator.getDefault());
        return new OutboxPublisher(pool, bus, surroundings, betweenTurns);
    }

    public static Signals signals(Bus bus) {
        return new Signals(bus);
    }
}
