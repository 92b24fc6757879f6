package dev.mayday.ui.event;

import dev.mayday.contracts.issues.DashboardApi.EventDetail;
import java.util.ArrayList;
import java.util.List;

/// The facts that answer "what happened, where, to whom" before anybody scrolls.
final class Glance {

    private Glance() {}

    static List<Pair> of(
            EventDetail event, List<ErrorView> errors, RequestView request, String user) {
        var facts = new ArrayList<Pair>();
        if (!errors.isEmpty()) {
            var crash = errors.getFirst().stack().crash();
            crash.ifPresent(
                    frame -> {
                        add(facts, "Where", frame.place() + frame.line());
                        add(facts, "Function", frame.function());
                    });
            var escaped = errors.getFirst().handled().equals("unhandled");
            add(facts, "Handled", escaped ? "no, it escaped" : "");
        }
        add(facts, "Transaction", event.transaction());
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
