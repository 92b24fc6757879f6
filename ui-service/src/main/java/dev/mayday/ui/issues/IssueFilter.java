package dev.mayday.ui.issues;

import dev.mayday.ui.web.Choice;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which issues a list shows: read from the query, printed to the query, equal when they mean the
/// same. Unknown keys and values are ignored, defaults are not printed.
///
/// @param project slug; empty for all
/// @param environment empty for all
/// @param query in the search language (semantics 10); empty for none
/// @param cursor of the page before; empty on the first page
record IssueFilter(
        String project,
        String environment,
        Status status,
        Period period,
        Sort sort,
        String query,
        String cursor) {

    IssueFilter {
        query = query.strip();
    }

    static final IssueFilter ALL =
            new IssueFilter("", "", Status.UNRESOLVED, Period.DAYS_14, Sort.LAST_SEEN, "", "");

    static IssueFilter parse(MultivaluedMap<String, String> query) {
        return new IssueFilter(
                word(query, "project"),
                word(query, "environment"),
                Choice.of(Status.class, word(query, "status"), Status.UNRESOLVED),
                Choice.of(Period.class, word(query, "period"), Period.DAYS_14),
                Choice.of(Sort.class, word(query, "sort"), Sort.LAST_SEEN),
                search(query),
                word(query, "cursor"));
    }

    public IssueFilter with(Status other) {
        return new IssueFilter(project, environment, other, period, sort, query, "");
    }

    public IssueFilter with(Period other) {
        return new IssueFilter(project, environment, status, other, sort, query, "");
    }

    public IssueFilter with(Sort other) {
        return new IssueFilter(project, environment, status, period, other, query, "");
    }

    public IssueFilter in(String otherProject) {
        return new IssueFilter(otherProject, environment, status, period, sort, query, "");
    }

    public IssueFilter inEnvironment(String other) {
        return new IssueFilter(project, other, status, period, sort, query, "");
    }

    public IssueFilter containing(String other) {
        return new IssueFilter(project, environment, status, period, sort, other, "");
    }

    public IssueFilter after(String otherCursor) {
        return new IssueFilter(project, environment, status, period, sort, query, otherCursor);
    }

    /// The address of this list.
    public String href() {
        return href("/issues");
    }

    /// The address of a part of this list, `/live/issues` for instance.
    public String href(String path) {
        var parts = new LinkedHashMap<String, String>();
        put(parts, "project", project);
        put(parts, "environment", environment);
        if (status != ALL.status) parts.put("status", status.wire());
        if (period != ALL.period) parts.put("period", period.wire());
        if (sort != ALL.sort) parts.put("sort", sort.wire());
        put(parts, "query", query);
        put(parts, "cursor", cursor);
        return Query.on(path, parts);
    }

    private static void put(Map<String, String> parts, String key, String value) {
        if (!value.isEmpty()) parts.put(key, value);
    }

    /// Any text at all: whether it makes sense, issues-service says. `text` is what older bookmarks
    /// have.
    private static String search(MultivaluedMap<String, String> query) {
        @Nullable String value = query.getFirst("query");
        @Nullable String older = query.getFirst("text");
        if (value != null) return value;
        return older == null ? "" : older;
    }

    private static String word(MultivaluedMap<String, String> query, String key) {
        @Nullable String value = query.getFirst(key);
        return value == null || value.length() > 1000 ? "" : value.strip();
    }
}
