package dev.mayday.issues.issue.changes;

import dev.mayday.contracts.bus.IssueChange;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Tells open pages that issues were seen again. Nobody relies on it.
@ApplicationScoped
public class Signals {

    private final Bus bus;

    Signals(Bus bus) {
        this.bus = bus;
    }

    public void send(List<IssueChange> seen) {
        for (var change : seen) bus.signal(ChangeJson.write(change));
    }
}
