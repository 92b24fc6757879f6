package dev.mayday.issues.api.sentry;

import dev.mayday.issues.search.Asking;
import dev.mayday.issues.search.Place;
import dev.mayday.issues.search.Query;
import dev.mayday.issues.search.TimeZones;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// The parameters of the events of an issue.
///
/// @param query in the search language; all events when absent
/// @param timeZone of the asker, such as Europe/Berlin: a day of the query is a day there
record EventListForm(
        @RestQuery @Nullable String query,
        @RestQuery @Nullable String cursor,
        @RestQuery @Nullable String limit,
        @RestQuery("per_page") @Nullable String perPage,
        @RestQuery @Nullable String timeZone) {

    Query wanted() {
        var asking = new Asking(Place.ISSUE, TimeZones.of(timeZone), true);
        return Query.parse(query == null ? "" : query, asking);
    }
}
