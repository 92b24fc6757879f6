package dev.mayday.issues.read;

import dev.mayday.issues.Refused;
import dev.mayday.issues.organization.Organization;
import dev.mayday.issues.organization.ProjectSet;
import dev.mayday.issues.search.Query;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody wants to see in the issue list.
///
/// @param projects ids; null for all within reach
/// @param query in the search language
/// @param environments names; null for all
/// @param seenWithin only issues that were seen in this time; null for all
/// @param period that is counted in
/// @param tagsInPeriod whether what a query asks of events must have been in the period
public record IssueSearch(
        Organization organization,
        @Nullable List<Long> projects,
        Query query,
        @Nullable List<String> environments,
        @Nullable Duration seenWithin,
        Period period,
        boolean tagsInPeriod,
        Order order) {
    public IssueSearch {
        projects = projects == null ? null : List.copyOf(projects);
        environments = environments == null ? null : environments.stream().distinct().toList();
    }

    /// The projects that are asked about, within reach or not.
    ProjectSet among() {
        return ProjectSet.of(projects);
    }

    /// For a parameter: those of them within reach.
    Long @Nullable [] projectIds() {
        return organization.parameter(among());
    }

    /// The issue that a query names by an id, wherever and in whatever state it is.
    public IssueSearch only(Query named) {
        var first = Order.of(order.sort, null, 1);
        return new IssueSearch(organization, null, named, null, null, period, false, first);
    }

    /// @param after the end of the page before; null for the first page
    public record Order(Sort sort, @Nullable Cursor after, int limit) {

        private static final int USUAL = 25;
        private static final int MOST = 100;

        /// @throws Refused 400
        public static Order of(Sort sort, @Nullable String cursor, @Nullable Integer limit) {
            return new Order(sort, Cursor.parse(cursor), limit(limit));
        }

        /// @throws Refused 400
        public static int limit(@Nullable Integer limit) {
            if (limit == null) return USUAL;
            if (limit < 1 || limit > MOST) throw Refused.invalid("limit: 1 to " + MOST);
            return limit;
        }
    }
}
