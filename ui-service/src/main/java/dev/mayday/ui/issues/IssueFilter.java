package dev.mayday.ui.issues;

import dev.mayday.ui.web.Choice;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which issues a list shows: read from the query, printed to the query, equal when they mean the
/// same. Unknown keys and values are ignored, defaults are not printed.
///
/// @param project slug; empty for all
/// @param environment empty for all
/// @param query in the search language (semantics 10); empty for none
/// @param cursor of the page before; empty on the first page
/// @param view number of the saved view that was opened; 0 for none. What was changed since is a
/// draft until it is saved
record IssueFilter(
        String project,
        String environment,
        Status status,
        Period period,
        Sort sort,
        String query,
        String cursor,
        long view) {

    IssueFilter {
        query = query.strip();
    }

    private static final String[] NONE = {};

    private static final Set<String> NARROWING = Set.of("project", "environment", "query");

    static final IssueFilter ALL =
            new IssueFilter("", "", Status.UNRESOLVED, Period.DAYS_14, Sort.LAST_SEEN, "", "", 0);

    static IssueFilter parse(MultivaluedMap<String, String> query) {
        return new IssueFilter(
                word(query, "project"),
                word(query, "environment"),
                Choice.of(Status.class, word(query, "status"), Status.UNRESOLVED),
                Period.of(word(query, "period")),
                Choice.of(Sort.class, word(query, "sort"), Sort.LAST_SEEN),
                search(query),
                word(query, "cursor"),
                view(word(query, "view")));
    }

    /// The period as somebody typed it, which may be none.
    static String typedPeriod(MultivaluedMap<String, String> query) {
        return word(query, "period");
    }

    private static long view(String digits) {
        return digits.matches("[0-9]{1,18}") ? Long.parseLong(digits) : 0;
    }

    /// The same list, as it is kept in a view or shown without one.
    public IssueFilter of(long otherView) {
        return new IssueFilter(project, environment, status, period, sort, query, "", otherView);
    }

    /// What sets the list apart beside its search, in words: "in shop, resolved, 30 d".
    public String rest() {
        var words = new ArrayList<String>();
        if (!project.isEmpty()) words.add("in " + project);
        if (!environment.isEmpty()) words.add(environment);
        if (status != ALL.status) words.add(status.words().toLowerCase(Locale.ROOT));
        if (!period.equals(ALL.period)) words.add(period.words());
        if (sort != ALL.sort) words.add("by " + sort.words().toLowerCase(Locale.ROOT));
        return String.join(", ", words);
    }

    /// What a view keeps of the list.
    public String kept() {
        var href = of(0).href("");
        return href.isEmpty() ? "" : href.substring(1);
    }

    /// Whether an address is that of a list, and says nothing that its filter leaves out: what is
    /// done to all that a list has must not be done to more.
    static boolean isList(String href) {
        return (href.equals("/issues") || href.startsWith("/issues?")) && ofHref(href).says(href);
    }

    private boolean says(String href) {
        var asked = href.contains("?") ? href.substring(href.indexOf('?') + 1).split("&") : NONE;
        var known = parts();
        for (var part : asked) {
            var pair = part.split("=", 2);
            var narrows = NARROWING.contains(pair[0]) && pair.length == 2 && !pair[1].isBlank();
            if (narrows && !known.containsKey(pair[0])) return false;
        }
        return true;
    }

    /// The list that an address of ours shows.
    static IssueFilter ofHref(String href) {
        var query = new MultivaluedHashMap<String, String>();
        var raw = href.contains("?") ? href.substring(href.indexOf('?') + 1) : "";
        for (var part : raw.split("&")) {
            var pair = part.split("=", 2);
            if (pair.length == 2) query.add(pair[0], decoded(pair[1]));
        }
        return parse(query);
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return value;
        }
    }

    public IssueFilter with(Status other) {
        return new IssueFilter(project, environment, other, period, sort, query, "", view);
    }

    public IssueFilter with(Period other) {
        return new IssueFilter(project, environment, status, other, sort, query, "", view);
    }

    public IssueFilter with(Sort other) {
        return new IssueFilter(project, environment, status, period, other, query, "", view);
    }

    public IssueFilter in(String otherProject) {
        return new IssueFilter(otherProject, environment, status, period, sort, query, "", view);
    }

    public IssueFilter inEnvironment(String other) {
        return new IssueFilter(project, other, status, period, sort, query, "", view);
    }

    public IssueFilter containing(String other) {
        return new IssueFilter(project, environment, status, period, sort, other, "", view);
    }

    public IssueFilter after(String otherCursor) {
        return new IssueFilter(
                project, environment, status, period, sort, query, otherCursor, view);
    }

    /// The address of this list.
    public String href() {
        return href("/issues");
    }

    /// The address of a part of this list, `/live/issues` for instance.
    public String href(String path) {
        return Query.on(path, parts());
    }

    private Map<String, String> parts() {
        var parts = new LinkedHashMap<String, String>();
        put(parts, "project", project);
        put(parts, "environment", environment);
        if (status != ALL.status) parts.put("status", status.wire());
        if (!period.equals(ALL.period)) parts.put("period", period.wire());
        if (sort != ALL.sort) parts.put("sort", sort.wire());
        put(parts, "query", query);
        put(parts, "cursor", cursor);
        if (view != 0) parts.put("view", Long.toString(view));
        return parts;
    }

    /// All but the period, for the form that asks for it.
    public Set<Map.Entry<String, String>> others() {
        var others = after("").parts();
        others.remove("period");
        return others.entrySet();
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
