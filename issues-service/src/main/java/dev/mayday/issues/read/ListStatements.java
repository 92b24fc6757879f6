package dev.mayday.issues.read;

import dev.mayday.contracts.issues.IssuePage;
import dev.mayday.issues.organization.Organization;
import dev.mayday.issues.search.IssueSql;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the database is asked for a page of the issue list: which issues match, in which states
/// they are, and those on the page.
///
/// @param scope parameters 1 to 7
/// @param asked by the query, with the parameters of the scope before its own
record ListStatements(
        IssueSearch search, Kept kept, List<@Nullable Object> scope, IssueSql.Condition asked) {

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

    private static final String FOUND = "SELECT i.id %s LIMIT %d";

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

    /// In their order, one issue after the other is looked at until the page is full. Only then is
    /// read what it shows of them.
    private static final String PAGE_OF_MANY =
            """
            SELECT %1$s, m.position
              FROM (SELECT i.* FROM (%2$s) AS i WHERE %3$s LIMIT $%4$d) AS m
              JOIN issue i ON i.project_id = m.project_id AND i.id = m.id
              JOIN project p ON p.id = i.project_id
             ORDER BY m.position DESC, m.id DESC""";

    private static final String KEYS = "i.project_id, i.id";

    record Statement(String sql, List<@Nullable Object> parameters) {
        Tuple values() {
            return Tuple.from(parameters);
        }
    }

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
        var scope = scope(search, window, now);
        return new ListStatements(search, kept, scope, IssueSql.of(search.query(), scope, counted));
    }

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

    Statement byStatus() {
        return ofAll(BY_STATUS.formatted(matching(asked.sql()), IssuePage.MOST_COUNTED));
    }

    /// Ids of all that match, as far as they are counted, and of one further.
    Statement found() {
        return ofAll(FOUND.formatted(matching(asked.sql()), IssuePage.MOST_COUNTED + 1));
    }

    private Statement ofAll(String sql) {
        return new Statement(sql, asked.parameters());
    }

    /// One issue more than asked for, which tells whether there is a next page.
    ///
    /// @param found what [#found] has told: of few, nothing has to be searched again
    Statement page(List<Long> found) {
        if (found.size() > IssuePage.MOST_COUNTED) return pageOfMany();
        List<@Nullable Object> values = new ArrayList<>(scope);
        values.add(found.toArray(Long[]::new));
        var among = matching(kept.joinToFew(), "i.id = ANY ($%d)".formatted(values.size()));
        int limit = limited(values);
        return new Statement(ordered(IssueRows.COLUMNS, among, limit) + " LIMIT $" + limit, values);
    }

    private Statement pageOfMany() {
        List<@Nullable Object> values = new ArrayList<>(asked.parameters());
        int limit = limited(values);
        var inOrder = ordered(KEYS, matching(asked.ofIssue()), limit);
        var sql = PAGE_OF_MANY.formatted(IssueRows.COLUMNS, inOrder, asked.oneByOne(), limit);
        return new Statement(sql, values);
    }

    /// Adds the limit, and behind it where the page before has ended.
    ///
    /// @return number of the parameter
    private int limited(List<@Nullable Object> values) {
        var order = search.order();
        values.add(order.limit() + 1);
        int limit = values.size();
        var after = order.after();
        if (after != null) {
            values.add(order.sort().isTime() ? after.time() : (Object) after.position());
            values.add(after.number());
        }
        return limit;
    }

    private String ordered(String columns, String matching, int limit) {
        var sort = search.order().sort();
        return (search.order().after() == null ? FIRST_PAGE : FURTHER_PAGE)
                .formatted(columns, sort.expression, matching, limit + 1, sort.type, limit + 2);
    }

    /// What follows `SELECT …`.
    private String matching(String asked) {
        return matching(kept.join(PROJECTS), asked);
    }

    /// @param figures joins them
    private String matching(String figures, String asked) {
        var ids = search.projectIds();
        return MATCHING.formatted(
                figures,
                ids != null && ids.length == 1 ? ONE_PROJECT : PROJECTS_IN_QUESTION,
                Counts.OF_TYPES,
                kept.isThere(),
                asked);
    }
}
