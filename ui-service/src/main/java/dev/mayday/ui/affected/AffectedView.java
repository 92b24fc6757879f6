package dev.mayday.ui.affected;

import dev.mayday.contracts.issues.AffectedApi.Affected;
import dev.mayday.contracts.issues.DashboardApi.IssueDetail;
import dev.mayday.ui.web.Count;
import java.time.Instant;

/// Whom an issue affects, since when, and how often: what stands beside the event and above it.
///
/// @param filter of which events it is told, in words; empty for all
/// @param everything the page without the filter
public record AffectedView(
        String filter,
        String everything,
        IssueAddress at,
        Figures figures,
        Chart chart,
        UsersView users,
        SpreadView spread,
        ReleasesView releases,
        TagsView tags) {

    /// Each in the filter and in the whole life of the issue.
    ///
    /// @param scope what the filter is, in words
    public record Figures(
            Count events, Count allEvents, Count users, Count allUsers, String scope) {

        static Figures of(IssueDetail issue, Affected affected) {
            var row = issue.row();
            boolean queried = affected.look() != null;
            return new Figures(
                    Count.of(queried ? affected.events() : row.events()),
                    Count.of(row.eventsTotal()),
                    Count.of(queried ? affected.users().total() : row.users()),
                    Count.of(row.usersTotal()),
                    queried ? "that match" : "in 14 d");
        }
    }

    public static AffectedView of(
            IssueDetail issue, Affected affected, IssueAddress at, Instant now) {
        return new AffectedView(
                filter(affected),
                at.everything(),
                at,
                Figures.of(issue, affected),
                Chart.of(issue.row().trend(), affected.marks(), now),
                UsersView.of(affected.users(), affected.events(), at, now),
                SpreadView.of(affected, at),
                ReleasesView.of(
                        affected.releases(),
                        issue.firstRelease(),
                        issue.row().firstSeen(),
                        at,
                        now),
                TagsView.of(affected.tags(), affected.events(), at, now));
    }

    private static String filter(Affected affected) {
        var look = affected.look();
        if (look == null) return "";
        return "%s of %s%s kept events match"
                .formatted(
                        Count.of(affected.events()).exact(),
                        look.all() ? "" : "the newest ",
                        Count.of(look.looked()).exact());
    }

    public boolean filtered() {
        return !filter.isEmpty();
    }
}
