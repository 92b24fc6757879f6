package dev.mayday.issues.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mayday.issues.search.Asking;
import dev.mayday.issues.search.Place;
import dev.mayday.issues.search.Query;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How many rows PostgreSQL reads for what people look at, by its own books: what is read must not
/// grow with the history, and never is the table of events gone through.
class PlansTest {

    private static final List<String> QUERIES =
            List.of(
                    "",
                    "is:unresolved",
                    "environment:production",
                    "customer:c7 OR is:resolved",
                    "!customer:c7",
                    "customer:*7",
                    "Error12",
                    "!Error12 OR customer:c1",
                    "title:*rror1*",
                    "events.period:>1",
                    "users.period:>0 events:<5",
                    "event.id:0123456789abcdef0123456789abcdef",
                    "event.id:0123456789abcdef0123456789abcdef OR is:resolved",
                    "!event.id:0123456789abcdef0123456789abcdef");

    private static final List<Period> PERIODS = List.of(Period.DAY, Period.FORTNIGHT, Period.MONTH);

    private static final int PAGE = 25;

    /// Of one issue, at most: all happened within seconds, in two environments.
    private static final int BUCKETS = 2 * 2;

    /// Behind a page of events: the one that tells whether there is a next page, and the one that
    /// tells the sum of sizes that this is no other of the same moment.
    private static final int AHEAD = 2;

    private final Crowd crowd = Crowd.shared();
    private final Events events =
            new Events(crowd.pool, new EventRows(new EventBodies(new ObjectMapper())));

    @Test
    void no_list_goes_through_the_events_or_counts_issue_by_issue() {
        for (var query : QUERIES)
            for (var sort : Sort.values())
                for (var period : PERIODS)
                    for (var environment : new String[] {null, "production"}) {
                        var read = crowd.read(() -> list(query, sort, period, environment));

                        assertThat(read.inTurn("event"))
                                .as("events read one after the other: %s by %s", query, sort)
                                .isZero();
                        // Trends are drawn of those on the page and of the one that tells whether
                        // there is a next page; the figures beside them are kept.
                        assertThat(read.all("issue_count", "issue_user"))
                                .as("buckets and users read: %s by %s", query, sort)
                                .isLessThanOrEqualTo((PAGE + 1) * BUCKETS);
                    }
    }

    @Test
    void figures_of_an_issue_are_read_without_its_events() {
        var month = Period.MONTH.endingAt(crowd.surroundings.now());

        var figures =
                crowd.read(
                        () ->
                                new Counts(crowd.pool)
                                        .of(List.of(crowd.crowded), month, null)
                                        .await()
                                        .indefinitely());

        assertThat(figures.all("event")).isZero();
        assertThat(figures.all("issue_count", "issue_user")).isLessThanOrEqualTo(BUCKETS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"latest", "oldest", "recommended"})
    void an_event_and_where_it_stands_is_found_by_so_many_others_and_no_more(String which) {
        var search = new EventSearch(crowd.pool, events, crowd.surroundings);
        var details = new EventDetails(events, new EventNeighbors(crowd.pool), search);

        var read =
                crowd.read(
                        () ->
                                details.of(crowd.crowded, which, Query.EVERYTHING)
                                        .await()
                                        .indefinitely());

        assertThat(read.inTurn("event")).isZero();
        // Those that one is recommended among; 1,000 are counted on its one side, and the nearest
        // is
        // looked up on either. Each of the four looks begins at the event itself.
        assertThat(read.all("event"))
                .isLessThanOrEqualTo(Recommended.AMONG + AHEAD + 1_000 + 2 + 4);
    }

    @Test
    void a_page_of_events_is_read_and_not_those_behind_it() {
        var read = crowd.read(() -> events.page(crowd.crowded, null, PAGE).await().indefinitely());

        assertThat(read.inTurn("event")).isZero();
        assertThat(read.all("event")).isLessThanOrEqualTo(PAGE + AHEAD);
    }

    @Test
    void a_search_among_events_reads_so_many_at_a_time_until_its_page_is_full() {
        var search = new EventSearch(crowd.pool, events, crowd.surroundings);
        var everyFiftieth = Query.parse("customer:c7", Asking.in(Place.ISSUE));

        var read =
                crowd.read(
                        () ->
                                search.page(crowd.crowded, everyFiftieth, null, 5)
                                        .await()
                                        .indefinitely());

        assertThat(read.inTurn("event")).isZero();
        // 50 at a time, of which one is found; each time but the first begins at the last one seen.
        assertThat(read.all("event")).isLessThanOrEqualTo(5 * (50 + AHEAD + 1));
    }

    private void list(String text, Sort sort, Period period, @Nullable String environment) {
        var search =
                new IssueSearch(
                        crowd.organization,
                        List.of(crowd.project),
                        Query.parse(text, Asking.in(Place.ISSUE_LIST)),
                        environment == null ? null : List.of(environment),
                        null,
                        period,
                        true,
                        IssueSearch.Order.of(sort, null, PAGE));
        new IssueList(
                        crowd.pool,
                        new Counts(crowd.pool),
                        new TagKeys(crowd.pool),
                        crowd.surroundings)
                .page(search)
                .await()
                .indefinitely();
    }
}
