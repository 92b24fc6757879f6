package dev.mayday.issues.ingestion.decide;

import dev.mayday.contracts.EventIds;
import dev.mayday.contracts.ShortIds;
import dev.mayday.contracts.bus.IssueChange;
import dev.mayday.issues.ingestion.read.Known;
import dev.mayday.issues.ingestion.read.Occurrence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/// Tells what happened to an issue in the words of the bus. Pure.
///
/// @param pages the address of an issue's page
public record Changes(Known known, LongFunction<String> pages) {

    private static final int MOST_TAGS = 200;

    /// What must reach everybody: opened, regressed, met in another environment.
    public List<IssueChange> of(IssueVerdict verdict, StoredIssue after) {
        var changes = new ArrayList<IssueChange>();
        var first = verdict.placed().getFirst().occurrence();
        var reopening = verdict.regressedBy();
        if (verdict.opened()) {
            changes.add(change(IssueChange.Kind.OPENED, after, first, after.standing().reason()));
        }
        if (reopening != null) {
            changes.add(
                    change(
                            IssueChange.Kind.REGRESSED,
                            after,
                            reopening,
                            after.standing().reason()));
        }
        for (var event : verdict.spread()) {
            var reason = "First seen in " + event.environment() + ".";
            changes.add(change(IssueChange.Kind.FIRST_IN_ENVIRONMENT, after, event, reason));
        }
        return changes;
    }

    private IssueChange change(
            IssueChange.Kind kind, StoredIssue issue, Occurrence cause, String reason) {
        var project = known.project(issue.projectId());
        return new IssueChange(
                0,
                kind,
                cause.received(),
                new IssueChange.Project(
                        project.id(), project.slug(), project.name(), project.organization()),
                new IssueChange.Issue(
                        issue.id(),
                        ShortIds.format(project.slug(), issue.number()),
                        issue.headline().title(),
                        issue.headline().culprit(),
                        issue.headline().level(),
                        issue.standing().episode(),
                        issue.figures().events(),
                        issue.figures().users(),
                        issue.figures().firstSeen(),
                        pages.apply(issue.id())),
                new IssueChange.Trigger(
                        EventIds.format(cause.id()),
                        cause.environment(),
                        cause.release(),
                        first(cause.tags())),
                null,
                reason);
    }

    private static Map<String, String> first(Map<String, String> tags) {
        if (tags.size() <= MOST_TAGS) return tags;
        var some = new LinkedHashMap<String, String>();
        for (var tag : tags.entrySet()) {
            if (some.size() < MOST_TAGS) some.put(tag.getKey(), tag.getValue());
        }
        return some;
    }
}
