package dev.mayday.issues.api.internal;

import dev.mayday.contracts.Word;
import dev.mayday.contracts.access.Needs;
import dev.mayday.contracts.issues.AdministrationApi;
import dev.mayday.contracts.issues.DashboardApi;
import dev.mayday.contracts.issues.DecisionReport;
import dev.mayday.contracts.issues.Deed;
import dev.mayday.contracts.issues.EventDetail;
import dev.mayday.contracts.issues.IssuePage;
import dev.mayday.issues.Refused;
import dev.mayday.issues.access.CurrentCaller;
import dev.mayday.issues.organization.Projects;
import dev.mayday.issues.read.Cursor;
import dev.mayday.issues.read.IssueSearch;
import dev.mayday.issues.read.Period;
import dev.mayday.issues.read.ProjectSummaries;
import dev.mayday.issues.read.Sort;
import dev.mayday.issues.read.Suggestions;
import dev.mayday.issues.search.Asking;
import dev.mayday.issues.search.Completion;
import dev.mayday.issues.search.IdText;
import dev.mayday.issues.search.Place;
import dev.mayday.issues.search.Query;
import dev.mayday.issues.search.TimeZones;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// [DashboardApi] for the pages of the dashboard, with the rights of the person who looks at them.
class DashboardResource implements DashboardApi {

    private static final int MOST_AT_ONCE = 1_000;
    private static final int MOST_ROWS = 100;

    private final CurrentCaller caller;
    private final ProjectSummaries summaries;
    private final Projects projects;
    private final DashboardIssues issues;
    private final Suggestions suggestions;

    DashboardResource(
            CurrentCaller caller,
            ProjectSummaries summaries,
            Projects projects,
            DashboardIssues issues,
            Suggestions suggestions) {
        this.caller = caller;
        this.summaries = summaries;
        this.projects = projects;
        this.issues = issues;
        this.suggestions = suggestions;
    }

    @Needs("project:read")
    @Override
    public Uni<List<ProjectSummary>> projects(String bearer) {
        return summaries.all(caller.organization());
    }

    @Needs("project:read")
    @Override
    public Uni<ProjectSummary> project(String bearer, String slug) {
        return summaries.one(caller.organization(), slug);
    }

    @Needs(value = "project:write", whole = true)
    @Override
    public Uni<ProjectSummary> createProject(
            String bearer, AdministrationApi.@Nullable ProjectRequest request) {
        var mine = caller.organization();
        if (request == null) throw Refused.invalid("name");
        return projects.create(mine, Projects.Wanted.of(request), caller.actor())
                .chain(made -> summaries.one(mine, made.slug()));
    }

    @Needs("event:read")
    @Override
    public Uni<IssuePage> issues(
            String bearer,
            @Nullable String project,
            @Nullable String status,
            @Nullable String query,
            @Nullable String environment,
            @Nullable String period,
            @Nullable String sort,
            @Nullable String cursor,
            @Nullable Integer limit,
            @Nullable String timeZone) {
        var mine = caller.organization();
        var zone = TimeZones.of(timeZone);
        var asking = new Asking(Place.ISSUE_LIST, zone, project != null, caller.email());
        var named = query == null ? Optional.<IdText>empty() : IdText.of(query);
        var said = Query.parse(query == null ? "" : query, asking);
        var wanted = wanted(status, said);
        var counted = Period.of(period);
        var order = IssueSearch.Order.of(Sort.of(sort), cursor, limit);
        var environments = environment == null ? null : List.of(environment);
        BiFunction<@Nullable List<Long>, Query, IssueSearch> search =
                (among, what) ->
                        new IssueSearch(
                                mine, among, what, environments, null, counted, true, order);
        boolean narrowed = !said.isEverything() && !wanted.equals(said);
        Function<@Nullable List<Long>, Uni<IssuePage>> page =
                among ->
                        issues.page(
                                search.apply(among, wanted),
                                named,
                                narrowed ? search.apply(among, said) : null);
        if (project == null) return page.apply(null);
        return summaries.one(mine, project).chain(one -> page.apply(List.of(one.id())));
    }

    @Needs("event:read")
    @Override
    public Uni<List<IssueRow>> rows(
            String bearer, List<Long> id, @Nullable String environment, @Nullable String period) {
        var mine = caller.organization();
        if (id.isEmpty() || id.size() > MOST_ROWS || id.contains(null)) {
            throw Refused.invalid("id: 1 to %d of them".formatted(MOST_ROWS));
        }
        var environments = environment == null ? null : List.of(environment);
        return issues.rows(mine, id, Period.of(period), environments);
    }

    @Needs("event:read")
    @Override
    public Uni<List<String>> suggestions(
            String bearer, @Nullable String project, @Nullable String key, @Nullable String start) {
        var mine = caller.organization();
        var completion = Completion.of(key, start == null ? "" : start);
        if (project == null) return suggestions.of(mine, null, completion);
        return summaries
                .one(mine, project)
                .chain(one -> suggestions.of(mine, List.of(one.id()), completion));
    }

    @Needs("event:read")
    @Override
    public Uni<IssueDetail> issue(String bearer, long id) {
        return issues.one(caller.organization(), id);
    }

    @Needs("event:read")
    @Override
    public Uni<EventPage> events(
            String bearer,
            long id,
            @Nullable String query,
            @Nullable String cursor,
            @Nullable Integer limit,
            @Nullable String timeZone) {
        var mine = caller.organization();
        return issues.events(
                mine,
                id,
                ofEvents(query, timeZone, caller.email()),
                Cursor.parse(cursor),
                IssueSearch.Order.limit(limit));
    }

    @Needs("event:read")
    @Override
    public Uni<EventDetail> event(
            String bearer,
            long id,
            String which,
            @Nullable String query,
            @Nullable String timeZone) {
        var mine = caller.organization();
        return issues.event(mine, id, which, ofEvents(query, timeZone, caller.email()));
    }

    private static Query ofEvents(@Nullable String query, @Nullable String timeZone, String me) {
        var asking = new Asking(Place.ISSUE, TimeZones.of(timeZone), true, me);
        return Query.parse(query == null ? "" : query, asking);
    }

    @Needs("event:write")
    @Override
    public Uni<DecisionReport> decide(String bearer, @Nullable Decision decision) {
        var mine = caller.organization();
        return issues.decide(mine, possible(decision), caller.actor());
    }

    @Needs("event:write")
    @Override
    public Uni<DecisionReport> undo(String bearer, long decision) {
        return issues.undo(caller.organization(), decision, caller.actor());
    }

    private static Decision possible(@Nullable Decision decision) {
        if (decision == null || decision.deed() == null || decision.deed() == Deed.UNKNOWN) {
            throw Refused.invalid("deed: one of " + Word.known(Deed.class));
        }
        var issues = decision.issues();
        var isPossible =
                issues != null
                        && !issues.isEmpty()
                        && issues.size() <= MOST_AT_ONCE
                        && issues.stream().noneMatch(Objects::isNull);
        if (!isPossible) throw Refused.invalid("issues: 1 to %d ids".formatted(MOST_AT_ONCE));
        return decision;
    }

    /// Open issues, unless somebody says otherwise.
    private static Query wanted(@Nullable String status, Query query) {
        return switch (status == null ? "" : status) {
            case "" -> query.namesState() ? query : query.and(inState("unresolved"));
            case "all" -> query;
            case "unresolved", "resolved", "archived" -> query.and(inState(status));
            default -> throw Refused.invalid("status: one of unresolved, resolved, archived, all");
        };
    }

    private static Query inState(@Nullable String status) {
        return Query.parse("is:" + status, Asking.in(Place.ISSUE_LIST));
    }
}
