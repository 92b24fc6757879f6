package dev.mayday.issues.api.internal;

import dev.mayday.contracts.issues.DashboardApi.EventDetail;
import dev.mayday.contracts.issues.DashboardApi.IssueDetail;
import dev.mayday.contracts.issues.DashboardApi.IssuePage;
import dev.mayday.issues.Surroundings;
import dev.mayday.issues.issue.triage.Triage;
import dev.mayday.issues.organization.Organization;
import dev.mayday.issues.read.EventDetails;
import dev.mayday.issues.read.IssueList;
import dev.mayday.issues.read.IssueSearch;
import dev.mayday.issues.read.Issues;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// The issues of the dashboard.
@ApplicationScoped
class DashboardIssues {

    private final IssueList list;
    private final Issues issues;
    private final EventDetails events;
    private final Triage triage;
    private final Surroundings surroundings;

    DashboardIssues(
            IssueList list,
            Issues issues,
            EventDetails events,
            Triage triage,
            Surroundings surroundings) {
        this.list = list;
        this.issues = issues;
        this.events = events;
        this.triage = triage;
        this.surroundings = surroundings;
    }

    Uni<IssuePage> page(IssueSearch search) {
        return list.page(search);
    }

    Uni<IssueDetail> one(Organization mine, long id) {
        return issues.find(mine, id).chain(issues::detail);
    }

    Uni<EventDetail> event(Organization mine, long id, String which) {
        return issues.find(mine, id).chain(issue -> events.of(issue, which));
    }

    Uni<IssueDetail> resolve(Organization mine, long id, String actor) {
        var now = surroundings.now();
        return issues.find(mine, id)
                .call(issue -> triage.resolve(issue.project(), issue.id(), actor, now))
                .chain(issues::detail);
    }

    Uni<IssueDetail> reopen(Organization mine, long id, String actor) {
        var now = surroundings.now();
        return issues.find(mine, id)
                .call(issue -> triage.reopen(issue.project(), issue.id(), actor, now))
                .chain(issues::detail);
    }
}
