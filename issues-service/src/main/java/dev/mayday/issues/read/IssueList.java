package dev.mayday.issues.read;

import dev.mayday.contracts.Word;
import dev.mayday.contracts.issues.DashboardApi.IssueRow;
import dev.mayday.contracts.issues.IssuePage;
import dev.mayday.contracts.issues.IssuePage.Elsewhere;
import dev.mayday.contracts.issues.IssuePage.Found;
import dev.mayday.contracts.issues.IssueStatus;
import dev.mayday.issues.Surroundings;
import dev.mayday.issues.database.Utc;
import dev.mayday.issues.organization.Organization;
import dev.mayday.issues.search.IdText;
import dev.mayday.issues.search.Query;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/// Pages of the issue list: which issues, how many in all, and what was counted of those on the
/// page.
@Singleton
public record IssueList(
        @ReactiveDataSource("issues") Pool database,
        Counts counts,
        TagKeys tagKeys,
        Surroundings surroundings) {

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
        return run(ListStatements.of(search, surroundings.now()).byStatus())
                .map(rows -> rows.stream().map(IssueList::elsewhere).toList());
    }

    private static Elsewhere elsewhere(Row row) {
        return new Elsewhere(Word.of(IssueStatus.class, row.getString(0)), row.getLong(1));
    }

    private Uni<IssuePage> found(IssueSearch search) {
        var now = surroundings.now();
        var statements = ListStatements.of(search, now);
        return run(statements.found())
                .map(rows -> rows.stream().map(row -> row.getLong(0)).toList())
                .chain(
                        found ->
                                run(statements.page(found))
                                        .chain(rows -> page(search, now, found.size(), rows)));
    }

    private Uni<List<Row>> run(ListStatements.Statement statement) {
        return database.preparedQuery(statement.sql())
                .execute(statement.values())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    private Uni<IssuePage> page(IssueSearch search, Instant now, long total, List<Row> rows) {
        return counts.of(keys(rows), search.period().endingAt(now), search.environments())
                .map(figures -> page(search, total, rows, figures));
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
                ? Cursor.at(Utc.instant(last, "position"), id).format()
                : new Cursor(last.getLong("position"), Long.toString(id)).format();
    }
}
