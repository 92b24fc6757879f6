package dev.mayday.ui.issues;

import dev.mayday.contracts.issues.DashboardApi.IssueRow;

/// The title of an issue in its two parts.
///
/// @param type `KeyError`, or the whole message when there is no type
/// @param value what the error said, one line; may be empty
record Headline(String type, String value) {

    static Headline of(IssueRow row) {
        var type = row.type();
        if (type == null || type.isBlank()) return new Headline(row.title(), "");
        var rest =
                row.title().startsWith(type + ": ")
                        ? row.title().substring(type.length() + 2)
                        : row.title().equals(type) ? "" : row.title();
        return new Headline(type, rest);
    }
}
