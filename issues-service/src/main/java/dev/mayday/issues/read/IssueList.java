package dev.mayday.issues.read;

import dev.mayday.contracts.Word;
import dev.mayday.contracts.issues.DashboardApi.Elsewhere;
import dev.mayday.contracts.issues.DashboardApi.Found;
import dev.mayday.contracts.issues.DashboardApi.IssuePage;
import dev.mayday.contracts.issues.DashboardApi.IssueRow;
import dev.mayday.contracts.issues.IssueStatus;
import dev.mayday.issues.Surroundings;
import dev.mayday.issues.organization.Organization;
import dev.mayday.issues.search.IdText;
import dev.mayday.issues.search.IssueSql;
import dev.mayday.issues.search.Query;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Pages of the issue list: which issues, how many in all, and what was counted of those on the
/// page.
@Singleton
public record IssueList(
        @ReactiveDataSource("issues") Pool database,
        Counts counts,
        TagKeys tagKeys,
        Surroundings surroundings) {

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
    /// until the page is full. What is `IS TRUE` is no join, so that the planner cannot begin with
    /// all issues that have a tag.
    private static final String PAGE_OF_MANY =
            """
            SELECT %1$s, m.position
              FROM (SELECT i.* FROM (%2$s) AS i WHERE (%3$s) IS TRUE LIMIT $%4$d) AS m
              JOIN issue i ON i.project_id = m.project_id AND i.id = m.id
              JOIN project p ON p.id = i.project_id
             ORDER BY m.position DESC, m.id DESC""";

    private static final String KEYS = "i.project_id, i.id";

    /// From so many on, looking at issues in their order finds a page sooner than sorting them.
    private static final long MANY = 500;

    /// The events whose id begins so, but for more than one.
    private static final String EVENTS =
            """
            SELECT e.id FROM event e
             WHERE e.project_id IN (SELECT p.id FROM project p WHERE %s)
               AND e.id BETWEEN $3 AND $4
             LIMIT 2"""
                    .formatted(Organization.within("p", 1));

    /// An id finds its issue, wherever and in whatever state it is. What names nothing that there
    /// is, is searched for as text.
    ///
    /// @param named what the text of the query names, if it is just an id
    public Uni<IssuePage> page(IssueSearch search, Optional<IdText> named) {
        if (named.isEmpty()) return page(search);
        return switch (named.get()) {
            case IdText.Whole(var query) -> page(search, query);
            case IdText.Start start ->
                    event(search, start)
                            .chain(
                                    id ->
                                            id.map(IdText::event)
                                                    .map(whole -> page(search, whole.query()))
                                                    .orElseGet(() -> page(search)));
        };
    }

    private Uni<IssuePage> page(IssueSearch search, Query named) {
        return page(search.only(named))
                .chain(
                        page ->
                                page.issues().isEmpty()
                                        ? page(search)
                                        : Uni.createFrom().item(opening(page, named)));
    }

    /// Empty when none begins so, or several do.
    private Uni<Optional<UUID>> event(IssueSearch search, IdText.Start start) {
        return database.preparedQuery(EVENTS)
                .execute(search.organization().values().addUUID(start.from()).addUUID(start.to()))
                .map(
                        rows ->
                                rows.size() == 1
                                        ? Optional.of(rows.iterator().next().getUUID("id"))
                                        : Optional.empty());
    }

    private static IssuePage opening(IssuePage page, Query query) {
        return page.opening(new Found(page.issues().getFirst().id(), query.eventId()));
    }

    /// Fails with a refusal, 400, when the query names a tag without a value.
    public Uni<IssuePage> page(IssueSearch search) {
        return tagKeys.known(search)
                .invoke(known -> known.refuse(search.query()))
                .chain(
                        known ->
                                found(search)
                                        .chain(
                                                page ->
                                                        tagKeys.warnings(
                                                                        search,
                                                                        known,
                                                                        page.total() == 0)
                                                                .map(page::warning)));
    }

    /// How many issues in each state a query finds that does not say which.
    public Uni<List<Elsewhere>> byStatus(IssueSearch search) {
        var matching = matching(search, search.period().endingAt(surroundings.now()));
        var sql = BY_STATUS.formatted(matching.sql(), IssuePage.MOST_COUNTED);
        return database.preparedQuery(sql)
                .execute(Tuple.from(matching.asked().parameters()))
                .map(
                        rows -> {
                            var found = new ArrayList<Elsewhere>();
                            for (var row : rows)
                                found.add(
                                        new Elsewhere(
                                                Word.of(IssueStatus.class, row.getString(0)),
                                                row.getLong(1)));
                            return found;
                        });
    }

    private Uni<IssuePage> found(IssueSearch search) {
        var window = search.period().endingAt(surroundings.now());
        var matching = matching(search, window);
        return count(matching)
                .chain(
                        total ->
                                rows(search, matching, total)
                                        .chain(
                                                rows ->
                                                        counts.of(
                                                                        keys(rows),
                                                                        window,
                                                                        search.environments())
                                                                .map(
                                                                        figures ->
                                                                                page(
                                                                                        search,
                                                                                        total, rows,
                                                                                        figures))));
    }

    private Uni<Long> count(Matching matching) {
        return database.preparedQuery(COUNT.formatted(matching.sql(), IssuePage.MOST_COUNTED + 1))
                .execute(Tuple.from(matching.asked().parameters()))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /// One more than asked for, which tells whether there is a next page.
    ///
    /// @param total how many match, as far as they were counted
    private Uni<List<Row>> rows(IssueSearch search, Matching matching, long total) {
        var order = search.order();
        var after = order.after();
        var values = new ArrayList<@Nullable Object>(matching.asked().parameters());
        values.add(order.limit() + 1);
        int limit = values.size();
        if (after != null) {
            values.add(order.sort().isTime() ? after.time() : (Object) after.position());
            values.add(after.number());
        }
        boolean many = total >= MANY && matching.asked().needsLooks();
        var sql =
                many
                        ? PAGE_OF_MANY.formatted(
                                IssueRows.COLUMNS,
                                ordered(order, KEYS, matching.ofIssues(), limit),
                                matching.asked().looks(),
                                limit)
                        : ordered(order, IssueRows.COLUMNS, matching.sql(), limit)
                                + " LIMIT $"
                                + limit;
        return database.preparedQuery(sql)
                .execute(Tuple.from(values))
                .map(
                        rows -> {
                            var list = new ArrayList<Row>();
                            rows.forEach(list::add);
                            return list;
                        });
    }

    /// @param limit number of the parameter; those of the end of the page before follow it
    private static String ordered(
            IssueSearch.Order order, String columns, String matching, int limit) {
        var sort = order.sort();
        return (order.after() == null ? FIRST_PAGE : FURTHER_PAGE)
                .formatted(columns, sort.expression, matching, limit + 1, sort.type, limit + 2);
    }

    /// What follows `SELECT …`.
    ///
    /// @param ofIssues all but the looks
    /// @param asked with the looks
    private record Matching(String sql, String ofIssues, IssueSql.Condition asked) {}

    private Matching matching(IssueSearch search, Period.Window window) {
        var scope = Counts.scope(window, search.environments());
        var values = new ArrayList<@Nullable Object>();
        for (int i = 0; i < scope.size(); i++) values.add(scope.getValue(i));
        values.add(search.organization().id());
        values.add(search.projectIds());
        values.add(search.seenWithin() == null ? null : ago(search));
        var since = search.tagsInPeriod() ? "$1::timestamptz" : "";
        var kept = Kept.of(window, search.environments());
        var counted =
                new IssueSql.Scope(
                        surroundings.now(),
                        PROJECTS,
                        since,
                        "$4::text[]",
                        kept.events(),
                        kept.users());
        var asked = IssueSql.of(search.query(), values, counted);
        return new Matching(
                sql(search, kept, asked.sql()), sql(search, kept, asked.ofIssue()), asked);
    }

    private static String sql(IssueSearch search, Kept kept, String asked) {
        var ids = search.projectIds();
        return MATCHING.formatted(
                kept.join(PROJECTS),
                ids != null && ids.length == 1 ? ONE_PROJECT : PROJECTS_IN_QUESTION,
                Counts.OF_TYPES,
                kept.isThere(),
                asked);
    }

    private OffsetDateTime ago(IssueSearch search) {
        return surroundings.now().minus(search.seenWithin()).atOffset(ZoneOffset.UTC);
    }

    private static List<IssueKey> keys(List<Row> rows) {
        return rows.stream().map(IssueRows::key).toList();
    }

    private static IssuePage page(
            IssueSearch search, long total, List<Row> rows, Map<Long, Figures> figures) {
        int limit = search.order().limit();
        var shown = rows.subList(0, Math.min(limit, rows.size()));
        var issues = new ArrayList<IssueRow>(shown.size());
        for (var row : shown) {
            var counted = figures.get(row.getLong("id"));
            if (counted != null) issues.add(IssueRows.read(row, counted));
        }
        var next = rows.size() > limit ? cursor(search.order().sort(), shown.getLast()) : null;
        return IssuePage.of(issues, total, next);
    }

    private static String cursor(Sort sort, Row last) {
        long id = last.getLong("id");
        return sort.isTime()
                ? Cursor.at(last.getOffsetDateTime("position").toInstant(), id).format()
                : new Cursor(last.getLong("position"), Long.toString(id)).format();
    }
}
