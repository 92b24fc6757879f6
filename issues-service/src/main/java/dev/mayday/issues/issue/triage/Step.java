package dev.mayday.issues.issue.triage;

import dev.mayday.contracts.bus.IssueChange;
import dev.mayday.contracts.issues.ActivityKind;
import dev.mayday.contracts.issues.DecisionReport;
import dev.mayday.contracts.issues.Deed;
import dev.mayday.issues.issue.changes.IssuePages;
import dev.mayday.issues.issue.state.IssueState;
import dev.mayday.issues.issue.state.Standing;
import java.time.Instant;

/// One issue that a person moves, and how that is told.
///
/// @param kind of the entry in its history
/// @param sentence of that entry; it goes on behind the name of the actor
/// @param reason what others are told
record Step(LockedIssue issue, Standing next, ActivityKind kind, String sentence, String reason) {

    static Step of(LockedIssue issue, Standing next, Deed deed) {
        return switch (deed) {
            case RESOLVE -> of(issue, next, ActivityKind.RESOLVED, "resolved it");
            case REOPEN -> of(issue, next, ActivityKind.REOPENED, "reopened it");
            case ARCHIVE -> of(issue, next, ActivityKind.ARCHIVED, "archived it");
            case UNKNOWN -> throw new IllegalArgumentException("no deed");
        };
    }

    private static Step of(LockedIssue issue, Standing next, ActivityKind kind, String sentence) {
        return new Step(issue, next, kind, sentence, next.reason());
    }

    /// @param made what is taken back
    static Step back(LockedIssue issue, Standing before, String actor, Undoable made) {
        var whose = actor.equals(made.actor()) ? "their own change" : made.actor() + "'s change";
        var sentence = "undid " + whose + ": " + made.deed();
        return new Step(issue, before, ActivityKind.UNDONE, sentence, actor + " " + sentence + ".");
    }

    DecisionReport.Done done() {
        return new DecisionReport.Done(issue.id(), issue.described().shortId());
    }

    /// Others are told where the issue stands now, in words that every version knows.
    IssueChange change(Instant at, String actor, IssuePages pages) {
        var kind =
                switch (next.state()) {
                    case IssueState.Unresolved _ -> IssueChange.Kind.REOPENED;
                    case IssueState.Resolved _ -> IssueChange.Kind.RESOLVED;
                    case IssueState.Archived _ -> IssueChange.Kind.ARCHIVED;
                };
        return issue.change(kind, at, actor, next, reason, pages);
    }
}
