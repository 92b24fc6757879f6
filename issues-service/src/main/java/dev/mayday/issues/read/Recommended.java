package dev.mayday.issues.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Which of the newest events of an issue tells most about it (semantics 16.1): the newest within a
/// week of the latest that has most of release, user, breadcrumbs, request and variables.
final class Recommended {

    /// So many are compared: each is read whole.
    static final int AMONG = 10;

    private static final Duration RECENT = Duration.ofDays(7);

    private Recommended() {}

    static Optional<StoredEvent> of(List<StoredEvent> newestFirst) {
        if (newestFirst.isEmpty()) return Optional.empty();
        var earliest = newestFirst.getFirst().received().minus(RECENT);
        return newestFirst.stream()
                .limit(AMONG)
                .filter(event -> !event.received().isBefore(earliest))
                .reduce((best, next) -> told(next) > told(best) ? next : best);
    }

    private static int told(StoredEvent event) {
        var body = event.body();
        int told = event.release().isEmpty() ? 0 : 1;
        for (var part : List.of("user", "breadcrumbs", "request")) {
            if (!body.path(part).isEmpty()) told++;
        }
        return hasVariables(body.path("exception")) ? told + 1 : told;
    }

    private static boolean hasVariables(JsonNode exceptions) {
        return exceptions.findValues("vars").stream()
                .max(Comparator.comparingInt(JsonNode::size))
                .filter(vars -> !vars.isEmpty())
                .isPresent();
    }
}
