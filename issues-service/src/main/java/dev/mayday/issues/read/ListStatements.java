package dev.mayday.issues.read;

import dev.mayday.contracts.issues.DashboardApi.IssuePage;
import dev.mayday.issues.organization.Organization;
import dev.mayday.issues.search.IssueSql;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the database is asked for a page of the issue list: the issues on it, how many match in
/// all, and in which states they are.
///
/// @param ofIssues what follows `SELECT …`, with all but the looks
/// @param matching with the looks, too
/// @param asked by the query; see [IssueSql.Condition]
record ListStatements(
        IssueSearch.Order order, String ofIssues, String matching, IssueSql.Condition asked) {

    /// Parameters 1 to 4 are the scope of [Counts]; those of the query begin at 8.
    private static final String PROJECTS =
            "SELECT q.id FROM project q WHERE " + Organization.within("q", 5);

    private static final String MATCHING =
            """
              FROM issue i JOIN project p ON p.id = i.project_id
            %s
             WHERE %s
               AND ($7::timestamptz IS NULL OR i.last_seen > $7)
               AND %s
               AND %s
               AND %s""";

    private static final String BY_STATUS =
            """
            SELECT status, count(*) FROM (SELECT i.status %s LIMIT %d) AS those
             GROUP BY status ORDER BY count(*) DESC, status""";

    /// One is compared as such, so that the index of its issues also says their order.
    private static final String ONE_PROJECT = Organization.withinOne("p", 5);

    private static final String PROJECTS_IN_QUESTION = Organization.within("p", 5);

    private static final String COUNT = "SELECT count(*) FROM (SELECT 1 %s LIMIT %d) AS those";

    private static final String FIRST_PAGE =
            """
            SELECT %1$s, %2$s AS position
            %3$s
             ORDER BY position DESC, i.id DESC""";

    private static final String FURTHER_PAGE =
            """
            SELECT * FROM (SELECT %1$s, %2$s AS position
            %3$s) AS m
             WHERE (m.position, m.id) < ($%4$d::%5$s, $%6$d::bigint)
             ORDER BY m.position DESC, m.id DESC""";

    /// The same where many issues match: in their order, one issue after the other is looked at
    /// until the page is full.
    private static final String PAGE_OF_MANY =
            """
            SELECT %1$s, m.position
              FROM (SELECT i.* FROM (%2$s) AS i WHERE %3$s LIMIT $%4$d) AS m
              JOIN issue i ON i.project_id = m.project_id AND i.id = m.id
              JOIN project p ON p.id = i.project_id
             ORDER BY m.position DESC, m.id DESC""";

    private static final String KEYS = "i.project_id, i.id";

    /// From so many on, looking at issues in their order finds a page sooner than sorting them.
    private static final long MANY = 500;

    record Statement(String sql, Tuple values) {}

    static ListStatements of(IssueSearch search, Instant now) {
        var window = search.period().endingAt(now);
        var kept = Kept.of(window, search.environments());
        var counted =
                new IssueSql.Scope(
                        now,
                        PROJECTS,
                        search.tagsInPeriod() ? "$1::timestamptz" : "",
                        "$4::text[]",
                        kept.events(),
                        kept.users());
        var asked = IssueSql.of(search.query(), scope(search, window, now), counted);
        return new ListStatements(
                search.order(),
                matching(search, kept, asked.ofIssue()),
                matching(search, kept, asked.sql()),
                asked);
    }

    /// Parameters 1 to 7.
    private static List<@Nullable Object> scope(
            IssueSearch search, Period.Window window, Instant now) {
        var counts = Counts.scope(window, search.environments());
        var values = new ArrayList<@Nullable Object>();
        for (int i = 0; i < counts.size(); i++) values.add(counts.getValue(i));
        values.add(search.organization().id());
        values.add(search.projectIds());
        var within = search.seenWithin();
        values.add(within == null ? null : now.minus(within).atOffset(ZoneOffset.UTC));
        return values;
    }

    private static String matching(IssueSearch search, Kept kept, String asked) {
        var ids = search.projectIds();
        return MATCHING.formatted(
                kept.join(PROJECTS),
                ids != null && ids.length == 1 ? ONE_PROJECT : PROJECTS_IN_QUESTION,
                Counts.OF_TYPES,
                kept.isThere(),
                asked);
    }

    Statement byStatus() {
        return statement(BY_STATUS.formatted(matching, IssuePage.MOST_COUNTED));
    }

    /// As far as they are counted at all, and one further.
    Statement count() {
        return statement(COUNT.formatted(matching, IssuePage.MOST_COUNTED + 1));
    }

    private Statement statement(String sql) {
        return new Statement(sql, Tuple.from(asked.parameters()));
    }

    /// One more than asked for, which tells whether there is a next page.
    ///
    /// @param total how many match, as far as they were counted
    Statement page(long total) {
        var values = new ArrayList<@Nullable Object>(asked.parameters());
        values.add(order.limit() + 1);
        int limit = values.size();
        var after = order.after();
        if (after != null) {
            values.add(order.sort().isTime() ? after.time() : (Object) after.position());
            values.add(after.number());
        }
        return new Statement(page(total, limit), Tuple.from(values));
    }

    /// @param limit number of the parameter; those of the end of the page before follow it
    private String page(long total, int limit) {
        if (total < MANY || !asked.needsLooks())
            return ordered(IssueRows.COLUMNS, matching, limit) + " LIMIT $" + limit;
        var inOrder = ordered(KEYS, ofIssues, limit);
        return PAGE_OF_MANY.formatted(IssueRows.COLUMNS, inOrder, asked.oneByOne(), limit);
    }

    private String ordered(String columns, String matching, int limit) {
        var sort = order.sort();
        return (order.after() == null ? FIRST_PAGE : FURTHER_PAGE)
                .formatted(columns, sort.expression, matching, limit + 1, sort.type, limit + 2);
    }
}
