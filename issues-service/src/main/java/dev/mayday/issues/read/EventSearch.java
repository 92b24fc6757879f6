package dev.mayday.issues.read;

import dev.mayday.issues.Refused;
import dev.mayday.issues.Surroundings;
import dev.mayday.issues.database.OneRow;
import dev.mayday.issues.database.Utc;
import dev.mayday.issues.event.body.LargeBodies;
import dev.mayday.issues.search.EventMatch;
import dev.mayday.issues.search.Query;
import dev.mayday.issues.search.SearchedIssue;
import dev.mayday.issues.search.Source;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The kept events of an issue that a query is true of, newest first. They are read and tested one
/// by one, so much at a time and not more for one answer: then the page ends early, and says where
/// to go on.
@Singleton
public record EventSearch(
        @ReactiveDataSource("issues") Pool database, Events events, Surroundings surroundings) {

    private static final int AT_ONCE = 50;
    private static final int MOST = 1_000;

    /// Of packed bodies, because there are large ones: one of the usual size has 2 kB.
    private static final long MOST_BYTES = 4_000_000;

    /// Of the JSON in them: what is packed well is a few bytes.
    private static final long MOST_LETTERS = 16_000_000;

    private static final String ISSUE =
            """
            SELECT p.slug, i.number, i.status, i.substatus, i.first_release, i.first_seen, i.last_seen, i.events, i.users,
                   %s AS events_in_period, %s AS users_in_period, %s AS assignee
              FROM issue i JOIN project p ON p.id = i.project_id
            %s
             WHERE i.project_id = $5 AND i.id = $6 AND %s""";

    /// @param looked how many kept events were tested
    /// @param nextCursor null when there are no more; otherwise there may be some
    public record Page(List<StoredEvent> events, int looked, @Nullable String nextCursor) {
        public Page {
            events = List.copyOf(events);
        }
    }

    /// How far was looked.
    ///
    /// @param looked how many kept events were tested
    /// @param nextCursor as above
    public record Reach(int looked, @Nullable String nextCursor) {

        /// There are no more.
        public boolean isAll() {
            return nextCursor == null;
        }
    }

    /// @param query read for a single issue
    public Uni<Page> page(IssueKey issue, Query query, @Nullable Cursor after, int limit) {
        if (query.isEverything()) {
            return events.page(issue, after, limit)
                    .map(page -> new Page(page.events(), page.events().size(), page.nextCursor()));
        }
        var found = new ArrayList<StoredEvent>();
        return hunt(issue, query, found::add, new Bounds(limit, MOST, Events.MOST_LETTERS), after)
                .map(reach -> new Page(found, reach.looked(), reach.nextCursor()));
    }

    /// All that match among the newest. To be subscribed to once.
    ///
    /// @param found is told of each, the newest first, one after the other; what it does not keep
    ///     is kept nowhere
    /// @param most so many are looked at; fewer when they are large
    public Uni<Reach> newest(IssueKey issue, Query query, int most, Consumer<StoredEvent> found) {
        return hunt(issue, query, found, new Bounds(most, most, Long.MAX_VALUE), null);
    }

    /// With whichever is reached first, a hunt ends.
    ///
    /// @param matches that are found
    /// @param looked how many are looked at
    /// @param letters of the JSON of what is found
    private record Bounds(int matches, int looked, long letters) {}

    private Uni<Reach> hunt(
            IssueKey issue,
            Query query,
            Consumer<StoredEvent> found,
            Bounds bounds,
            @Nullable Cursor after) {
        var now = surroundings.now();
        return facts(issue)
                .chain(facts -> more(new Hunt(issue, facts, query, found, bounds, now), after));
    }

    /// One answer in the making.
    private static final class Hunt {
        private final IssueKey issue;
        private final SearchedIssue facts;
        private final Query query;
        private final Consumer<StoredEvent> found;
        private final Bounds bounds;
        private final Instant now;
        private int matched;
        private int looked;
        private long bytes;
        private long letters;
        private long matchedLetters;

        Hunt(
                IssueKey issue,
                SearchedIssue facts,
                Query query,
                Consumer<StoredEvent> found,
                Bounds bounds,
                Instant now) {
            this.issue = issue;
            this.facts = facts;
            this.query = query;
            this.found = found;
            this.bounds = bounds;
            this.now = now;
        }

        long bytesLeft() {
            return MOST_BYTES - bytes;
        }

        /// @param packed size of its body
        /// @param length of the JSON in it
        void test(StoredEvent event, int packed, int length) {
            looked++;
            bytes += packed;
            letters += length;
            if (!new EventMatch(event.searched(), facts, now).matches(query)) return;
            matched++;
            matchedLetters += length;
            found.accept(event);
        }

        boolean isOver() {
            return matched == bounds.matches()
                    || looked == bounds.looked()
                    || matchedLetters >= bounds.letters()
                    || bytes >= MOST_BYTES
                    || letters >= MOST_LETTERS;
        }
    }

    private Uni<Reach> more(Hunt hunt, @Nullable Cursor after) {
        return events.raw(hunt.issue, after, AT_ONCE, hunt.bytesLeft())
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .chain(rows -> looked(hunt, rows, after));
    }

    private Uni<Reach> looked(Hunt hunt, List<Row> rows, @Nullable Cursor after) {
        var last = after;
        for (var row : rows.subList(0, Math.min(AT_ONCE, rows.size()))) {
            last = test(hunt, row);
            if (hunt.isOver()) return reach(hunt, last);
        }
        return rows.size() > AT_ONCE ? more(hunt, last) : reach(hunt, null);
    }

    /// @return where one goes on behind it
    private Cursor test(Hunt hunt, Row row) {
        int length = events.length(row);
        return LargeBodies.inTurn(
                length,
                () -> {
                    var event = events.read(row);
                    hunt.test(event, row.getBuffer("body").length(), length);
                    return Events.cursor(event);
                });
    }

    private static Uni<Reach> reach(Hunt hunt, @Nullable Cursor last) {
        var next = last == null ? null : last.format();
        return Uni.createFrom().item(new Reach(hunt.looked, next));
    }

    /// What can be asked of the issue.
    Uni<SearchedIssue> facts(IssueKey issue) {
        var window = Period.FORTNIGHT.endingAt(surroundings.now());
        var values = Counts.scope(window, null).addLong(issue.project()).addLong(issue.id());
        var kept = Kept.of(window, null);
        var sql =
                ISSUE.formatted(
                        kept.events(),
                        kept.users(),
                        Source.ASSIGNEE,
                        kept.joinToFew(),
                        Counts.OF_TYPES);
        return OneRow.of(database, sql, values, Refused::notFound).map(EventSearch::facts);
    }

    private static SearchedIssue facts(Row row) {
        return new SearchedIssue(
                row.getString("slug"),
                row.getLong("number"),
                row.getString("status"),
                row.getString("substatus"),
                row.getString("first_release"),
                Utc.instant(row, "first_seen"),
                Utc.instant(row, "last_seen"),
                row.getLong("events"),
                row.getLong("events_in_period"),
                row.getLong("users"),
                row.getLong("users_in_period"),
                row.getString("assignee"));
    }
}
