package dev.mayday.ui.issues;

import dev.mayday.contracts.issues.EventDetail;
import org.jspecify.annotations.Nullable;

/// The way through the events of an issue, all or those that a query finds.
///
/// @param where the event stands: "12 of 247 kept", "newest of more than 1,000 kept", "3 of 40
/// that match", "245 of 247 kept, recommended"
/// @param oldest and the others: addresses, empty where one is there already
/// @param list of these events
/// @param query as it was typed
/// @param all the same event among all of the issue; empty where those are walked through
/// @param problem what is wrong with the query
record EventNav(
        long issue,
        String where,
        String oldest,
        String older,
        String newer,
        String latest,
        String recommended,
        String list,
        String query,
        String all,
        String problem) {

    /// @param at the events that one walks through
    /// @param typed as query
    /// @param problem of what was typed; empty when it was understood
    static EventNav of(EventAddress at, String typed, EventDetail event, String problem) {
        var older = event.olderId();
        var newer = event.newerId();
        return new EventNav(
                at.issue(),
                place(at, event),
                older == null ? "" : at.to("oldest").href(),
                address(at, older),
                address(at, newer),
                newer == null ? "" : at.to("latest").href(),
                at.isRecommended() ? "" : at.to("recommended").href(),
                EventsAddress.of(at.issue(), at.query()).href(),
                typed,
                at.query().isEmpty() ? "" : new EventAddress(at.issue(), event.id(), "").href(),
                problem);
    }

    private static String address(EventAddress at, @Nullable String event) {
        return event == null ? "" : at.to(event).href();
    }

    /// Only where somebody would expect the newest it is said why it is another.
    private static String place(EventAddress at, EventDetail event) {
        var where = where(at, event);
        return at.isRecommended() && event.newerId() != null ? where + ", recommended" : where;
    }

    private static String where(EventAddress at, EventDetail event) {
        if (at.query().isEmpty()) return among(event);
        if (event.retained() == 0) return "no kept event matches; this is one of all";
        var found = "%,d that match".formatted(event.retained());
        if (event.partly()) found += " among the newest";
        return event.ordinal() == 0
                ? "not one of " + found
                : "%,d of %s".formatted(event.ordinal(), found);
    }

    private static String among(EventDetail event) {
        if (!event.partly()) return "%,d of %,d kept".formatted(event.ordinal(), event.retained());
        var place =
                event.newerId() == null
                        ? "newest"
                        : event.ordinal() == 0 ? "one" : "%,d".formatted(event.ordinal());
        return "%s of more than %,d kept".formatted(place, event.retained());
    }

    public boolean filtered() {
        return !all.isEmpty() || !problem.isEmpty();
    }
}
