package dev.mayday.issues.issue.triage;

import dev.mayday.issues.issue.changes.OutboxPublisher;
import io.vertx.mutiny.sqlclient.Pool;

/// Triage made by hand.
public final class Triages {

    private Triages() {}

    public static Triage triage(Pool pool, OutboxPublisher outbox) {
        return new Triage(pool, outbox, "https://mayday.example.com");
    }
}
