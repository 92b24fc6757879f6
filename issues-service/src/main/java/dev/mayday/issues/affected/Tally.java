package dev.mayday.issues.affected;

import dev.mayday.issues.read.StoredEvent;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/// How often something was met, when first and last, and by how many users.
final class Tally {

    private final Set<String> users = new HashSet<>();
    private long events;
    private Instant first = Instant.MAX;
    private Instant last = Instant.MIN;

    void add(StoredEvent event) {
        events++;
        if (event.received().isBefore(first)) first = event.received();
        if (event.received().isAfter(last)) last = event.received();
        if (!event.userHash().isEmpty()) users.add(event.userHash());
    }

    long events() {
        return events;
    }

    Instant first() {
        return first;
    }

    Instant last() {
        return last;
    }

    int users() {
        return users.size();
    }
}
