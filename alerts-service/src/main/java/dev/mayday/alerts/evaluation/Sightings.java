package dev.mayday.alerts.evaluation;

import dev.mayday.contracts.bus.IssueChange;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;

/// In which environments issues were seen lately: most changes of a busy issue only say that it is
/// still there, and need no look into the database.
@ApplicationScoped
class Sightings {

    private static final int MOST = 20_000;

    private final Map<Sighting, Boolean> latest =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Sighting, Boolean> eldest) {
                    return size() > MOST;
                }
            };

    /// Whether the change says nothing that was not written down before.
    synchronized boolean tellsNothing(IssueChange change) {
        if (change.kind() != IssueChange.Kind.SEEN) {
            return false;
        }
        return change.event() == null || latest.get(Sighting.of(change)) != null;
    }

    synchronized void remember(IssueChange change) {
        if (change.event() != null) {
            latest.put(Sighting.of(change), true);
        }
    }

    private record Sighting(long project, long issue, String environment) {

        static Sighting of(IssueChange change) {
            var event = change.event();
            var environment = event == null ? "" : event.environment();
            return new Sighting(change.project().id(), change.issue().id(), environment);
        }
    }
}
