package dev.mayday.ui.audit;

import dev.mayday.contracts.issues.AuditApi.Search;
import dev.mayday.ui.web.LocalPath;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What somebody looks for in the log, as the address of the page has it. Empty parts say nothing.
record AuditFilter(String actor, String action, String object, String from, String to) {

    private static final int LONGEST = 100;

    static AuditFilter of(
            @Nullable String actor,
            @Nullable String action,
            @Nullable String object,
            @Nullable String from,
            @Nullable String to) {
        return new AuditFilter(text(actor), text(action), text(object), text(from), text(to));
    }

    private static String text(@Nullable String given) {
        var text = given == null ? "" : given.strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    Search search(@Nullable String cursor) {
        var search = new Search();
        search.actor = actor;
        search.action = action;
        search.object = object;
        search.from = from;
        search.to = to;
        search.cursor = cursor;
        return search;
    }

    public boolean isEmpty() {
        return query("").isEmpty();
    }

    /// `?…`; empty for nothing.
    ///
    /// @param cursor empty for the first page
    String query(String cursor) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("actor", actor);
        parts.put("action", action);
        parts.put("object", object);
        parts.put("from", from);
        parts.put("to", to);
        parts.put("cursor", cursor);
        var query =
                parts.entrySet().stream()
                        .filter(part -> !part.getValue().isEmpty())
                        .map(part -> part.getKey() + "=" + LocalPath.segment(part.getValue()))
                        .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    String export(String format) {
        var query = query("");
        return "/settings/audit/export"
                + (query.isEmpty() ? "?" : query + "&")
                + "format="
                + format;
    }
}
