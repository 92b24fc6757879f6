package dev.mayday.issues.api.internal;

import dev.mayday.contracts.access.Needs;
import dev.mayday.contracts.issues.AssignmentsApi;
import dev.mayday.contracts.issues.DecisionReport;
import dev.mayday.issues.Refused;
import dev.mayday.issues.Surroundings;
import dev.mayday.issues.access.CurrentCaller;
import dev.mayday.issues.ownership.Assignees;
import dev.mayday.issues.ownership.Assignments;
import dev.mayday.issues.read.ProjectDirectory;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// [AssignmentsApi] with the rights of the person.
class AssignmentsResource implements AssignmentsApi {

    private static final int MOST_AT_ONCE = 1_000;

    private final CurrentCaller caller;
    private final ProjectDirectory projects;
    private final Assignees assignees;
    private final Assignments assignments;
    private final Surroundings surroundings;

    AssignmentsResource(
            CurrentCaller caller,
            ProjectDirectory projects,
            Assignees assignees,
            Assignments assignments,
            Surroundings surroundings) {
        this.caller = caller;
        this.projects = projects;
        this.assignees = assignees;
        this.assignments = assignments;
        this.surroundings = surroundings;
    }

    @Needs("event:read")
    @Override
    public Uni<List<Assignee>> assignees(String bearer, @Nullable String project) {
        var mine = caller.organization();
        if (project == null) return assignees.all(mine, null);
        return projects.find(mine, project).chain(found -> assignees.all(mine, found.id()));
    }

    @Needs("event:write")
    @Override
    public Uni<DecisionReport> assign(String bearer, @Nullable Assignment assignment) {
        var mine = caller.organization();
        var issues = issues(assignment);
        var word = assignment == null ? null : assignment.assignee();
        if (word == null) throw Refused.invalid("assignee: #team, a mail address, me, or empty");
        var actor = caller.actor();
        return assignees
                .find(mine, word, actor.account())
                .chain(to -> assignments.assign(mine, issues, to, actor, surroundings.now()));
    }

    private static List<Long> issues(@Nullable Assignment assignment) {
        var issues = assignment == null ? null : assignment.issues();
        if (issues == null
                || issues.isEmpty()
                || issues.size() > MOST_AT_ONCE
                || issues.stream().anyMatch(Objects::isNull)) {
            throw Refused.invalid("issues: 1 to %d ids".formatted(MOST_AT_ONCE));
        }
        return issues.stream().distinct().toList();
    }
}
