package dev.mayday.issues.issue.changes;

import dev.mayday.contracts.bus.ActivitySummary;
import jakarta.enterprise.context.ApplicationScoped;

/// Tells open pages what a batch brought. Nobody relies on it.
@ApplicationScoped
public class Signals {

    private final Bus bus;

    Signals(Bus bus) {
        this.bus = bus;
    }

    public void send(ActivitySummary summary) {
        if (!summary.activity().isEmpty()) bus.signal(ChangeJson.write(summary));
    }
}
