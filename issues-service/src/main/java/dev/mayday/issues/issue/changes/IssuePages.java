package dev.mayday.issues.issue.changes;

import dev.mayday.issues.organization.BaseUrl;
import jakarta.inject.Singleton;
import java.util.function.LongFunction;

/// Where people look at an issue.
@Singleton
public record IssuePages(BaseUrl baseUrl) implements LongFunction<String> {

    @Override
    public String apply(long issueId) {
        return baseUrl.at("/issues/" + issueId);
    }
}
