package dev.mayday.ui.issues;

import dev.mayday.contracts.issues.DashboardApi.Activity;
import dev.mayday.contracts.issues.DashboardApi.IssueDetail;
import dev.mayday.contracts.issues.DashboardApi.IssueRow;
import dev.mayday.contracts.issues.IssueStatus;
import dev.mayday.contracts.issues.IssueSubstatus;
import dev.mayday.ui.web.Moment;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// An issue, ready to be read: what it is, how it stands, and what became of it. How often and
/// whom it hits, [dev.mayday.ui.affected.AffectedView] tells.
///
/// @param why the state in one sentence
/// @param owner whom it is assigned to; empty for nobody
/// @param ownedHow how that came about
/// @param unhandled whether it escaped all handlers
/// @param stream that tells what this page does not know yet
record IssueView(
        long id,
        String shortId,
        String project,
        IssueLine.Headline title,
        String culprit,
        String level,
        IssueLine.StateChip state,
        IssueStatus status,
        boolean regressed,
        String owner,
        String ownedHow,
        boolean unhandled,
        String why,
        Moment firstSeen,
        Moment lastSeen,
        String firstRelease,
        String lastRelease,
        List<Step> activity,
        WhyGrouped grouping,
        String stream) {

    /// One line of the activity.
    ///
    /// @param undoable the decision that can be taken back here; 0 for none
    record Step(Moment at, String kind, String actor, String sentence, long undoable) {

        static Step of(Activity activity, Instant now) {
            return new Step(
                    Moment.of(activity.at(), now),
                    activity.kind().wire(),
                    activity.actor() == null ? "" : activity.actor(),
                    activity.sentence(),
                    activity.undoable() == null ? 0 : activity.undoable());
        }
    }

    /// @param ours whether the event beside it has a frame of the application
    static IssueView of(IssueDetail issue, boolean ours, Instant now) {
        var row = issue.row();
        return new IssueView(
                row.id(),
                row.shortId(),
                row.project(),
                IssueLine.Headline.of(row),
                row.culprit(),
                IssueLine.level(row.level()),
                IssueLine.StateChip.of(row),
                row.status(),
                row.status() == IssueStatus.UNRESOLVED
                        && row.substatus() == IssueSubstatus.REGRESSED,
                IssueLine.owner(row.owner()),
                IssueLine.ownedHow(row.owner()),
                issue.handled().equals("no"),
                issue.statusSentence(),
                Moment.of(row.firstSeen(), now),
                Moment.of(row.lastSeen(), now),
                issue.firstRelease(),
                issue.lastRelease(),
                issue.activity().stream().map(step -> Step.of(step, now)).toList(),
                WhyGrouped.of(issue.grouping(), ours),
                stream(row, now));
    }

    public boolean resolved() {
        return status == IssueStatus.RESOLVED;
    }

    private static String stream(IssueRow row, Instant now) {
        var known = Long.toString(row.eventsTotal());
        var read = Long.toString(now.toEpochMilli());
        return Query.on("/live/issue/" + row.id(), Map.of("events", known, "since", read));
    }

    public boolean unresolved() {
        return status == IssueStatus.UNRESOLVED;
    }
}
