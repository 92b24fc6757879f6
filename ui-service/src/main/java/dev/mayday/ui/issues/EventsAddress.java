package dev.mayday.ui.issues;

import java.util.LinkedHashMap;

/// Where the kept events of an issue are listed.
///
/// @param query in the search language; empty for all
/// @param cursor of the page before; empty on the first page
record EventsAddress(long issue, String query, String cursor) {

    static EventsAddress of(long issue, String query) {
        return new EventsAddress(issue, query, "");
    }

    String href() {
        var parts = new LinkedHashMap<String, String>();
        parts.put("query", query);
        parts.put("cursor", cursor);
        return Query.on("/issues/" + issue + "/events", parts);
    }
}
