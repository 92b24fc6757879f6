package dev.mayday.issues.issue.changes;

import dev.mayday.contracts.bus.ActivitySummary;
import jakarta.inject.Singleton;

/// Tells open pages what a batch brought. Nobody relies on it.
@Singleton
public record Signals(Bus bus) {

    public void send(ActivitySummary summary) {
        if (!summary.activity().isEmpty()) bus.signal(ChangeJson.write(summary));
    }
}
