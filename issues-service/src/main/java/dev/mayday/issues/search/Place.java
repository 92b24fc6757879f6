package dev.mayday.issues.search;

/// Where a query is asked: not everything can be asked everywhere (semantics 10.3, 10.4).
public enum Place {
    /// A list of issues. What an event says is true of an issue that has at least one such event.
    ISSUE_LIST,

    /// The events of one issue. Everything is tested on one event, and on its issue.
    ISSUE,

    /// An event that has no issue yet.
    FILTER;

    boolean knowsIssues() {
        return this != FILTER;
    }

    boolean looksIntoEvents() {
        return this != ISSUE_LIST;
    }
}
