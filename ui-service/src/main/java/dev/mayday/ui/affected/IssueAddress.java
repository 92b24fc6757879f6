package dev.mayday.ui.affected;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// The page of an issue with the filter of its events.
///
/// @param query in the search language; empty for all events
/// @param by the tag that users are counted by; empty for the usual one
public record IssueAddress(long issue, String query, String by) {

    public IssueAddress {
        query = query.strip();
        by = by.strip();
    }

    public static IssueAddress of(long issue, @Nullable String query, @Nullable String by) {
        return new IssueAddress(issue, query == null ? "" : query, by == null ? "" : by);
    }

    public String href() {
        var parts = new StringJoiner("&");
        if (!query.isEmpty()) parts.add("query=" + encoded(query));
        if (!by.isEmpty()) parts.add("by=" + encoded(by));
        return parts.length() == 0 ? page() : page() + "?" + parts;
    }

    /// With one more condition; the same when it is there already.
    String adding(String term) {
        if (query.isEmpty()) return new IssueAddress(issue, term, by).href();
        if ((" " + query + " ").contains(" " + term + " ")) return href();
        var before = query.contains(" OR ") ? "(" + query + ")" : query;
        return new IssueAddress(issue, before + " " + term, by).href();
    }

    /// With one more condition, that a tag has a value.
    ///
    /// @param word that asks for the tag, before the colon
    String adding(String word, String value) {
        return adding(word + ":" + quoted(value));
    }

    /// All events.
    public String everything() {
        return new IssueAddress(issue, "", by).href();
    }

    String event(String id) {
        return page() + "/events/" + id;
    }

    public String page() {
        return "/issues/" + issue;
    }

    /// Words that mean nothing else stay as they are.
    private static String quoted(String value) {
        boolean plain =
                value.matches("[A-Za-z0-9][A-Za-z0-9_.@/+-]{0,80}") && !value.equals("latest");
        return plain ? value : "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
