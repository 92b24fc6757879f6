package dev.mayday.issues.read;

import dev.mayday.contracts.EventIds;
import dev.mayday.issues.Refused;
import dev.mayday.issues.database.OneRow;
import dev.mayday.issues.organization.FormerSlugs;
import dev.mayday.issues.organization.Organization;
import dev.mayday.issues.organization.SlugOrId;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Events, one by one and by page. The order is that of their receipt; of two at once the smaller
/// id is the newer.
@Singleton
public record Events(@ReactiveDataSource("issues") Pool database, EventRows rows) {

    private static final String SELECT =
            "SELECT " + EventRows.COLUMNS + " FROM event e JOIN project p ON p.id = e.project_id ";

    private static final String OF_PROJECT =
            SELECT
                    + "WHERE "
                    + Organization.within("p", 1)
                    + " AND (p.slug = $3 OR p.id = $4) AND e.id = $5 LIMIT 1";

    /// For each project a look-up by primary key.
    private static final String OF_ORGANIZATION =
            SELECT + "WHERE " + Organization.within("p", 1) + " AND e.id = $3 LIMIT 1";

    private static final String OF_ISSUE = SELECT + "WHERE e.project_id = $1 AND e.issue_id = $2 ";
    private static final String BY_ID = OF_ISSUE + "AND e.id = $3 LIMIT 1";
    private static final String LATEST = OF_ISSUE + "ORDER BY e.received DESC, e.id LIMIT 1";
    private static final String OLDEST = OF_ISSUE + "ORDER BY e.received, e.id DESC LIMIT 1";

    /// Sizes are known without reading the bodies.
    private static final String PAGE =
            "SELECT * FROM (SELECT "
                    + EventRows.COLUMNS
                    + """
            , sum(octet_length(e.body)) OVER (ORDER BY e.received DESC, e.id) - octet_length(e.body) AS before
             FROM event e JOIN project p ON p.id = e.project_id
            WHERE e.project_id = $1 AND e.issue_id = $2
              AND ($3::timestamptz IS NULL
                   OR (e.received <= $3 AND (e.received < $3 OR e.id > $4::uuid)))
            ORDER BY e.received DESC, e.id LIMIT $5) AS page
            WHERE before < $6
            ORDER BY received DESC, id""";

    /// @param nextCursor null on the last page
    public record Page(List<StoredEvent> events, @Nullable String nextCursor) {
        public Page {
            events = List.copyOf(events);
        }
    }

    /// @param project slug or decimal id
    public Uni<StoredEvent> inProject(Organization organization, String project, String eventId) {
        var id = EventIds.parse(eventId).orElseThrow(Refused::notFound);
        long number = SlugOrId.id(project);
        return one(OF_PROJECT, organization.values().addString(project).addLong(number).addUUID(id))
                .onFailure(Refused.class)
                .recoverWithUni(() -> FormerSlugs.missing(database, organization, project));
    }

    public Uni<StoredEvent> inOrganization(Organization organization, String eventId) {
        var id = EventIds.parse(eventId).orElseThrow(Refused::notFound);
        return one(OF_ORGANIZATION, organization.values().addUUID(id));
    }

    /// @param which an event id, `latest` or `oldest`
    public Uni<StoredEvent> ofIssue(IssueKey issue, String which) {
        return switch (which) {
            case "latest" -> one(LATEST, Tuple.of(issue.project(), issue.id()));
            case "oldest" -> one(OLDEST, Tuple.of(issue.project(), issue.id()));
            default -> {
                UUID id = EventIds.parse(which).orElseThrow(Refused::notFound);
                yield one(BY_ID, Tuple.of(issue.project(), issue.id(), id));
            }
        };
    }

    /// Of the JSON of a page, which is held whole: with the event that reaches so much, it ends.
    static final int MOST_LETTERS = 2_000_000;

    /// Newest first; fewer than asked for when they are large.
    public Uni<Page> page(IssueKey issue, @Nullable Cursor after, int limit) {
        return raw(issue, after, limit, MOST_LETTERS)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(found -> page(found, limit));
    }

    /// As they lie in the table, newest first, and one more than asked for if there is one.
    ///
    /// @param bytes of packed bodies: the one that reaches so many is the last
    Uni<List<Row>> raw(IssueKey issue, @Nullable Cursor after, int limit, long bytes) {
        var values = Tuple.tuple().addLong(issue.project()).addLong(issue.id());
        values.addOffsetDateTime(after == null ? null : after.time());
        values.addUUID(after == null ? null : after.eventId());
        values.addInteger(limit + 1).addLong(bytes);
        return database.preparedQuery(PAGE)
                .execute(values)
                .map(
                        found -> {
                            var all = new ArrayList<Row>(found.size());
                            for (var row : found) all.add(row);
                            return all;
                        });
    }

    int length(Row row) {
        return rows.length(row);
    }

    StoredEvent read(Row row) {
        return rows.read(row);
    }

    /// Where a page goes on behind the event.
    static Cursor cursor(StoredEvent last) {
        return Cursor.at(last.received(), last.id());
    }

    private Page page(List<Row> found, int limit) {
        var events = new ArrayList<StoredEvent>();
        int letters = 0;
        for (var row : found) {
            if (events.size() == limit || letters >= MOST_LETTERS) {
                return new Page(events, cursor(events.getLast()).format());
            }
            letters += length(row);
            events.add(read(row));
        }
        return new Page(events, null);
    }

    private Uni<StoredEvent> one(String sql, Tuple values) {
        return OneRow.of(database, sql, values, Refused::notFound).map(rows::read);
    }
}
