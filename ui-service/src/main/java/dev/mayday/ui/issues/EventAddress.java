package dev.mayday.ui.issues;

import dev.mayday.ui.event.StackChoice;
import dev.mayday.ui.event.TraceText;
import java.util.LinkedHashMap;
import java.util.Map;

/// Where an event of an issue is read.
///
/// @param which an event id, `latest`, `oldest` or `recommended`; empty for the issue's own page,
/// which shows the recommended one
/// @param query the events that one walks through; empty for all
record EventAddress(long issue, String which, String query) {

    String href() {
        return Query.on(path(), Map.of("query", query));
    }

    boolean isRecommended() {
        return which.isEmpty() || which.equals("recommended");
    }

    EventAddress to(String otherEvent) {
        return new EventAddress(issue, otherEvent, query);
    }

    /// The same event with its stack shown like this.
    String href(StackChoice choice) {
        var parts = new LinkedHashMap<String, String>();
        parts.put("query", query);
        parts.put("frames", choice.frames().wire());
        parts.put("order", choice.order().wire());
        parts.put("form", choice.form().wire());
        return Query.on(path(), parts) + "#stack";
    }

    /// What it threw, as a text.
    String trace(TraceText.For reader) {
        return Query.on(path() + "/trace", Map.of("as", reader.wire()));
    }

    private String path() {
        var page = "/issues/" + issue;
        return which.isEmpty() ? page : page + "/events/" + which;
    }
}
