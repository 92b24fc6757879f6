package dev.mayday.ui.event;

import dev.mayday.contracts.issues.DashboardApi.EventDetail;
import java.util.ArrayList;
import java.util.List;

/// The facts that answer "what happened, where, to whom" before anybody scrolls.
final class Glance {

    private Glance() {}

    static List<Pair> of(
            EventDetail event, List<ErrorView> errors, RequestView request, UserView user) {
        var facts = new ArrayList<Pair>();
        if (!errors.isEmpty()) {
            errors.getFirst()
                    .stack()
                    .crash()
                    .ifPresent(
                            frame -> {
                                add(facts, "Where", frame.place() + frame.line());
                                add(facts, "Function", frame.function());
                            });
            add(facts, "Handled", handled(errors.getFirst().handled()));
        }
        add(facts, "Request", request.line());
        add(facts, "User", user.name());
        add(facts, "Environment", event.environment());
        add(facts, "Release", event.release());
        return facts;
    }

    private static String handled(String handled) {
        return switch (handled) {
            case "unhandled" -> "no, it escaped";
            default -> "";
        };
    }

    private static void add(List<Pair> facts, String name, String value) {
        if (!value.isEmpty()) facts.add(new Pair(name, value, ""));
    }
}
