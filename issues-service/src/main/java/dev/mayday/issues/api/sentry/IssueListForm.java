package dev.mayday.issues.api.sentry;

import dev.mayday.issues.organization.Organization;
import dev.mayday.issues.read.IssueSearch;
import dev.mayday.issues.read.ProjectInfo;
import dev.mayday.issues.read.Sort;
import dev.mayday.issues.search.Asking;
import dev.mayday.issues.search.IdText;
import dev.mayday.issues.search.Place;
import dev.mayday.issues.search.Query;
import dev.mayday.issues.search.TimeZones;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// The parameters of an issue list.
///
/// @param query in the search language; open issues when absent, all when empty
/// @param project ids or slugs; `-1` for all
/// @param timeZone of the asker, such as Europe/Berlin: a day of the query is a day there
record IssueListForm(
        @RestQuery @Nullable String query,
        @RestQuery @Nullable String sort,
        @RestQuery @Nullable String statsPeriod,
        @RestQuery List<String> environment,
        @RestQuery List<String> project,
        @RestQuery @Nullable String cursor,
        @RestQuery @Nullable String limit,
        @RestQuery("per_page") @Nullable String perPage,
        @RestQuery @Nullable String timeZone) {

    /// All that a list takes. From `expand` on they stand here because real clients send them
    /// (Sentry's own pages, its command line, its extensions for editors), not because they choose
    /// anything: how much of an issue is shown (here always everything), over which period its
    /// trend goes (here none is in it), that a short id finds its issue (here it always does), and
    /// how times are shown.
    static final Set<String> PARAMETERS =
            Set.of(
                    "query",
                    "sort",
                    "statsPeriod",
                    "environment",
                    "project",
                    "cursor",
                    "limit",
                    "per_page",
                    "timeZone",
                    "expand",
                    "collapse",
                    "full",
                    "groupStatsPeriod",
                    "shortIdLookup",
                    "utc");

    /// @param among the projects of the list
    /// @param me address of the person who asks; empty when it is none
    IssueSearch search(Organization organization, List<ProjectInfo> among, String me) {
        var within = Parameters.duration(statsPeriod);
        var order =
                IssueSearch.Order.of(Sort.ofApi(sort), cursor, Parameters.limit(limit, perPage));
        var projects = among.stream().filter(this::wants).map(ProjectInfo::id).toList();
        boolean one = projects.size() == 1;
        var asking = new Asking(Place.ISSUE_LIST, TimeZones.of(timeZone), one, me);
        return new IssueSearch(
                organization,
                projects,
                Query.parse(query == null ? "is:unresolved" : query, asking),
                environment.isEmpty() ? null : environment,
                within,
                Parameters.period(within),
                within != null,
                order);
    }

    /// What the query names, if it is just an id.
    Optional<IdText> named() {
        return query == null ? Optional.empty() : IdText.of(query);
    }

    /// Counts are those of the period as soon as somebody names one.
    IssueJsons.Counted counted() {
        boolean narrowed = statsPeriod != null && !statsPeriod.isEmpty() || !environment.isEmpty();
        return narrowed ? IssueJsons.Counted.IN_PERIOD : IssueJsons.Counted.EVER;
    }

    private boolean wants(ProjectInfo info) {
        return project.isEmpty()
                || project.contains("-1")
                || project.contains(info.slug())
                || project.contains(Long.toString(info.id()));
    }
}
