package dev.mayday.issues.api.internal;

import dev.mayday.contracts.EventIds;
import dev.mayday.contracts.issues.DashboardApi.Decision;
import dev.mayday.contracts.issues.DashboardApi.EventPage;
import dev.mayday.contracts.issues.DashboardApi.EventRow;
import dev.mayday.contracts.issues.DashboardApi.IssueDetail;
import dev.mayday.contracts.issues.DashboardApi.IssueRow;
import dev.mayday.contracts.issues.DecisionReport;
import dev.mayday.contracts.issues.EventDetail;
import dev.mayday.contracts.issues.IssuePage;
import dev.mayday.issues.Refused;
import dev.mayday.issues.Surroundings;
import dev.mayday.issues.audit.Actor;
import dev.mayday.issues.issue.triage.Triage;
import dev.mayday.issues.organization.Organization;
import dev.mayday.issues.ownership.Assignments;
import dev.mayday.issues.read.CurrentRows;
import dev.mayday.issues.read.Cursor;
import dev.mayday.issues.read.EventDetails;
import dev.mayday.issues.read.EventSearch;
import dev.mayday.issues.read.IssueList;
import dev.mayday.issues.read.IssueSearch;
import dev.mayday.issues.read.Issues;
import dev.mayday.issues.read.Period;
import dev.mayday.issues.read.StoredEvent;
import dev.mayday.issues.search.IdText;
import dev.mayday.issues.search.Query;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The issues of the dashboard.
@Singleton
record DashboardIssues(
        IssueList list,
        CurrentRows rows,
        Issues issues,
        EventDetails events,
        EventSearch search,
        Triage triage,
        Assignments assignments,
        Surroundings surroundings) {

    /// See [IssueList#page(IssueSearch, Optional)].
    ///
    /// @param inAnyState what is searched for without the state of the list; null when nothing is
    Uni<IssuePage> page(
            IssueSearch search, Optional<IdText> named, @Nullable IssueSearch inAnyState) {
        return list.page(search, named)
                .chain(
                        page ->
                                page.total() > 0 || inAnyState == null
                                        ? Uni.createFrom().item(page)
                                        : list.byStatus(inAnyState).map(page::with));
    }

    Uni<List<IssueRow>> rows(
            Organization mine, List<Long> ids, Period period, @Nullable List<String> environments) {
        return rows.of(mine, ids, period, environments);
    }

    Uni<EventPage> events(
            Organization mine, long id, Query query, @Nullable Cursor after, int limit) {
        return issues.find(mine, id)
                .chain(issue -> search.page(issue, query, after, limit))
                .map(
                        page ->
                                new EventPage(
                                        page.events().stream().map(DashboardIssues::row).toList(),
                                        page.looked(),
                                        page.nextCursor()));
    }

    private static EventRow row(StoredEvent event) {
        return new EventRow(
                EventIds.format(event.id()),
                event.received(),
                event.occurred(),
                event.body().path("title").asText(""),
                event.environment(),
                event.release(),
                event.level(),
                event.userName(),
                event.tags());
    }

    Uni<IssueDetail> one(Organization mine, long id) {
        return issues.find(mine, id).chain(issues::detail);
    }

    Uni<EventDetail> event(Organization mine, long id, String which, Query query) {
        return issues.find(mine, id).chain(issue -> events.of(issue, which, query));
    }

    Uni<DecisionReport> decide(Organization mine, Decision decision, Actor actor) {
        var issues = decision.issues().stream().distinct().toList();
        return triage.decide(mine, issues, decision.deed(), actor, surroundings.now());
    }

    Uni<DecisionReport> undo(Organization mine, long decision, Actor actor) {
        var now = surroundings.now();
        return triage.undo(mine, decision, actor, now)
                .chain(
                        report ->
                                isNone(report)
                                        ? assignments.undo(mine, decision, actor, now)
                                        : Uni.createFrom().item(report))
                .invoke(
                        report -> {
                            if (isNone(report)) throw Refused.notFound();
                        });
    }

    /// Whether there is no such decision.
    private static boolean isNone(DecisionReport report) {
        return report.done().isEmpty() && report.skipped().isEmpty();
    }
}
