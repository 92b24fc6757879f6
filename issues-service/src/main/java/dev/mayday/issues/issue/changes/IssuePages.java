package dev.mayday.issues.issue.changes;

import java.util.function.LongFunction;

/// Where people look at an issue.
///
/// @param baseUrl public address of the installation
public record IssuePages(String baseUrl) implements LongFunction<String> {

    public IssuePages {
        baseUrl = baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl;
    }

    @Override
    public String apply(long issueId) {
        return baseUrl + "/issues/" + issueId;
    }
}
