package dev.mayday.issues.api.sentry;

import dev.mayday.issues.Refused;
import dev.mayday.issues.search.Asking;
import dev.mayday.issues.search.Place;
import dev.mayday.issues.search.Query;
import dev.mayday.issues.search.TimeZones;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// The parameters of the events of an issue.
///
/// @param query in the search language; all events when absent
/// @param environment of the events; all when absent
/// @param full `1` or `true`: whole events instead of what a list shows of them
/// @param timeZone of the asker, such as Europe/Berlin: a day of the query is a day there
record EventListForm(
        @RestQuery @Nullable String query,
        @RestQuery @Nullable String cursor,
        @RestQuery @Nullable String limit,
        @RestQuery("per_page") @Nullable String perPage,
        @RestQuery List<String> environment,
        @RestQuery List<String> full,
        @RestQuery @Nullable String timeZone) {

    static final Set<String> PARAMETERS =
            Set.of("query", "cursor", "limit", "per_page", "environment", "full", "timeZone");

    Query wanted() {
        var asking = new Asking(Place.ISSUE, TimeZones.of(timeZone), true);
        var said = Query.parse(query == null ? "" : query, asking);
        return environment.isEmpty() ? said : Query.inEnvironments(environment).and(said);
    }

    /// Clients say it twice; then they must mean the same.
    ///
    /// @throws Refused 400
    boolean isFull() {
        var said = full.stream().map(EventListForm::isYes).distinct().toList();
        if (said.size() > 1) throw Refused.invalid("full: given more than once");
        return said.contains(true);
    }

    private static boolean isYes(String full) {
        return switch (full.toLowerCase(Locale.ROOT)) {
            case "", "0", "false" -> false;
            case "1", "true" -> true;
            default -> throw Refused.invalid("full: one of 1, 0, true, false");
        };
    }
}
