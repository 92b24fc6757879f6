package dev.mayday.contracts.issues;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of issues, as [DashboardApi#issues] answers it.
///
/// @param issues rows of the page
/// @param total issues that match, all pages; one more than [#MOST_COUNTED] stands for more
/// @param nextCursor null on the last page
/// @param warnings what the author of the query should know, in words: a tag that no event has
/// @param opens what the query names by its id; null when it is a query
/// @param elsewhere when nothing matches in the state of the list, where something does
public record IssuePage(
        List<DashboardApi.IssueRow> issues,
        long total,
        @Nullable String nextCursor,
        List<String> warnings,
        @Nullable Found opens,
        List<Elsewhere> elsewhere) {

    public static final long MOST_COUNTED = 1_000;

    public IssuePage {
        issues = List.copyOf(issues);
        warnings = List.copyOf(warnings);
        elsewhere = List.copyOf(elsewhere);
    }

    public static IssuePage of(
            List<DashboardApi.IssueRow> issues, long total, @Nullable String nextCursor) {
        return new IssuePage(issues, total, nextCursor, List.of(), null, List.of());
    }

    public IssuePage warning(List<String> of) {
        return new IssuePage(issues, total, nextCursor, of, opens, elsewhere);
    }

    public IssuePage opening(Found named) {
        return new IssuePage(issues, total, nextCursor, warnings, named, elsewhere);
    }

    public IssuePage with(List<Elsewhere> others) {
        return new IssuePage(issues, total, nextCursor, warnings, opens, others);
    }

    /// @param total issues in that state that match
    public record Elsewhere(IssueStatus status, long total) {}

    /// An issue, or one of its events.
    ///
    /// @param eventId null for the issue
    public record Found(long issueId, @Nullable String eventId) {}
}
