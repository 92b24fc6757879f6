package dev.mayday.issues.api.sentry;

import dev.mayday.contracts.issues.AffectedApi;
import dev.mayday.contracts.issues.DashboardApi.IssueDetail;
import dev.mayday.contracts.issues.DashboardApi.IssueRow;
import dev.mayday.issues.issue.changes.IssuePages;
import dev.mayday.issues.read.ProjectInfo;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// From issues as they are read to issues as the API shows them.
@Singleton
record IssueJsons(IssuePages pages) {

    /// In a list that counts in a period, or of all time.
    IssueJson row(IssueRow row, ProjectInfo project, Counted counted) {
        return json(row, project, counted, null);
    }

    IssueJson single(IssueDetail issue, List<AffectedApi.Tag> tags, ProjectInfo project) {
        return json(issue.row(), project, Counted.EVER, detail(issue, tags));
    }

    /// What `count` and `userCount` mean.
    enum Counted {
        EVER,
        IN_PERIOD
    }

    private IssueJson json(
            IssueRow row, ProjectInfo project, Counted counted, IssueJson.@Nullable Detail detail) {
        boolean ever = counted == Counted.EVER;
        boolean error = row.type() != null;
        return new IssueJson(
                Long.toString(row.id()),
                row.shortId(),
                row.title(),
                row.culprit(),
                pages.apply(row.id()),
                null,
                row.level().wire(),
                row.platform(),
                ProjectJson.Brief.of(project),
                IssueJson.State.of(row.status(), row.substatus()),
                error ? "error" : "default",
                "error",
                "error",
                metadata(row),
                IssueJson.AssignedTo.of(row.owner()),
                row.owner() == null ? null : row.owner().assignedBy(),
                Long.toString(ever ? row.eventsTotal() : row.events()),
                ever ? row.usersTotal() : row.users(),
                row.firstSeen(),
                row.lastSeen(),
                new IssueJson.Lifetime(
                        Long.toString(row.eventsTotal()),
                        row.usersTotal(),
                        row.firstSeen(),
                        row.lastSeen()),
                detail);
    }

    private static Map<String, String> metadata(IssueRow row) {
        var type = row.type();
        var value = row.value();
        if (type == null) return Map.of("title", row.title());
        return value == null ? Map.of("type", type) : Map.of("type", type, "value", value);
    }

    private static IssueJson.Detail detail(IssueDetail issue, List<AffectedApi.Tag> tags) {
        return new IssueJson.Detail(
                release(issue.firstRelease()),
                release(issue.lastRelease()),
                issue.handled().equals("no"),
                tags.stream()
                        .map(tag -> new IssueJson.Tag(tag.key(), tag.key(), tag.events()))
                        .toList(),
                issue.activity().stream().map(IssueJsons::activity).toList());
    }

    private static IssueJson.Activity activity(
            dev.mayday.contracts.issues.DashboardApi.Activity activity) {
        return new IssueJson.Activity(
                activity.kind().wire(),
                activity.at(),
                activity.actor(),
                Map.of("text", activity.sentence()));
    }

    private static IssueJson.@Nullable Release release(String version) {
        return version.isEmpty() ? null : new IssueJson.Release(version);
    }
}
