package dev.mayday.ui.event;

import dev.mayday.contracts.issues.EventDetail;
import java.util.ArrayList;
import java.util.List;

/// To whom it happened and where it ran, before anybody scrolls. What and at which line stand above
/// and below.
final class Glance {

    private Glance() {}

    static List<Pair> of(EventDetail event, RequestView request, String user) {
        var facts = new ArrayList<Pair>();
        add(facts, "Request", request.line());
        add(facts, "User", user);
        add(facts, "Environment", event.environment());
        add(facts, "Release", event.release());
        return facts;
    }

    private static void add(List<Pair> facts, String name, String value) {
        if (!value.isEmpty()) facts.add(new Pair(name, value, ""));
    }
}
