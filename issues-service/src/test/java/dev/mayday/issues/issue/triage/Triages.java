package dev.mayday.issues.issue.triage;

import dev.mayday.issues.issue.changes.IssuePages;
import dev.mayday.issues.issue.changes.OutboxPublisher;
import dev.mayday.issues.organization.BaseUrl;
import io.vertx.mutiny.sqlclient.Pool;

/// Triage made by hand.
public final class Triages {

    private Triages() {}

    public static Triage triage(Pool pool, OutboxPublisher outbox) {
        return new Triage(
                pool, outbox, new IssuePages(BaseUrl.parse("https://mayday.example.com")));
    }
}
