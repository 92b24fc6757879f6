package dev.mayday.issues.issue.changes;

import io.vertx.mutiny.sqlclient.Pool;

/// Publishers made by hand.
public final class Publishers {

    private Publishers() {}

    public static OutboxPublisher publisher(Pool pool, Bus bus) {
        return new OutboxPublisher(pool, bus);
    }

    public static Signals signals(Bus bus) {
        return new Signals(bus);
    }
}
