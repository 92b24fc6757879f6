package dev.mayday.issues.read;

import static dev.mayday.issues.ingestion.read.AnEvent.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.contracts.issues.DashboardApi.IssueRow;
import dev.mayday.issues.Surroundings;
import dev.mayday.issues.ingestion.consume.Rig;
import dev.mayday.issues.organization.Organization;
import dev.mayday.issues.recent.Span;
import dev.mayday.issues.search.Asking;
import dev.mayday.issues.search.Place;
import dev.mayday.issues.search.Query;
import dev.mayday.wire.SpooledEnvelope;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Figures of any window and any environments are those of the events, kept or not.
class KeptTest {

    private static final List<Period> KEPT = List.of(Period.DAY, Period.FORTNIGHT, Period.MONTH);

    private static Rig rig;
    private static Counts counts;

    @BeforeAll
    static void digest() {
        rig = new Rig();
        counts = new Counts(rig.database.pool());
        var random = new Random(3);
        var records = new ArrayList<SpooledEnvelope>();
        for (int i = 0; i < 150; i++) {
            var event = anEvent().user("u" + random.nextInt(30));
            if (random.nextInt(3) > 0)
                event.environment(random.nextBoolean() ? "production" : "staging");
            var ago = Duration.ofHours(1 + random.nextInt(24 * 35)).plusMinutes(20);
            records.add(rig.sender.event(event, rig.now.minus(ago)));
        }
        rig.digest(records);
    }

    @ParameterizedTest
    @CsvSource({"PT24H", "PT72H", "PT168H", "PT336H", "PT400H", "PT720H", "PT960H"})
    void what_is_shown_is_what_happened(Duration length) {
        var window = window(length);
        for (var environments : environments()) {
            var figures =
                    counts.of(List.of(issue()), window, environments)
                            .await()
                            .indefinitely()
                            .get(issue().id());

            assertThat(figures).isNotNull();
            assertThat(figures.events())
                    .as("events of %s in %s", length, environments)
                    .isEqualTo(happened("count(*)", window, environments));
            assertThat(figures.users())
                    .as("users of %s in %s", length, environments)
                    .isEqualTo(happened("count(DISTINCT user_hash)", window, environments));
        }
    }

    @Test
    void the_periods_of_lists_are_those_that_are_kept() {
        for (int i = 0; i < KEPT.size(); i++) {
            var now = Instant.parse("2026-03-01T10:04:59Z");
            var window = KEPT.get(i).endingAt(now);

            assertThat(Kept.of(window, null)).isEqualTo(new Kept(Span.values()[i], true, -1));
            assertThat(Span.values()[i].from(now)).isEqualTo(window.from());
        }
    }

    @Test
    void another_period_is_ordered_by_the_shortest_kept_one_that_holds_it() {
        assertThat(kept(Duration.ofHours(1))).isEqualTo(new Kept(Span.DAY, false, -1));
        assertThat(kept(Duration.ofDays(7))).isEqualTo(new Kept(Span.FORTNIGHT, false, -1));
        assertThat(kept(Duration.ofDays(15))).isEqualTo(new Kept(Span.MONTH, false, -1));
        assertThat(kept(Duration.ofDays(90))).isEqualTo(new Kept(Span.MONTH, false, -1));
    }

    /// One that is named twice counts once; five are summed up in another way than two.
    @ParameterizedTest
    @CsvSource({
        "production",
        "production staging",
        "staging production staging",
        "a b c production staging"
    })
    void a_list_is_searched_by_the_sum_of_its_environments(String names) {
        var environments = List.of(names.split(" "));
        var window = Period.FORTNIGHT.endingAt(rig.now);
        var asked =
                "events.period:%d users.period:%d"
                        .formatted(
                                happened("count(*)", window, environments),
                                happened("count(DISTINCT user_hash)", window, environments));
        for (var sort : Sort.values()) {
            var search =
                    new IssueSearch(
                            organization(),
                            null,
                            Query.parse(asked, Asking.in(Place.ISSUE_LIST)),
                            environments,
                            null,
                            Period.FORTNIGHT,
                            true,
                            IssueSearch.Order.of(sort, null, null));

            assertThat(list().page(search).await().indefinitely().issues())
                    .as("%s by %s", asked, sort)
                    .extracting(IssueRow::id)
                    .containsExactly(issue().id());
        }
    }

    private static IssueList list() {
        var surroundings = new Surroundings(() -> rig.now, RandomGenerator.getDefault());
        var pool = rig.database.pool();
        return new IssueList(pool, counts, new TagKeys(pool), surroundings);
    }

    private static Organization organization() {
        long its =
                rig.database.number(
                        "SELECT organization_id FROM project WHERE id = $1", rig.project);
        return new Organization(its, "", "", rig.now);
    }

    private static Kept kept(Duration length) {
        return Kept.of(window(length), null);
    }

    private static List<List<String>> environments() {
        var all = new ArrayList<List<String>>();
        all.add(null);
        all.add(List.of("production"));
        all.add(List.of("production", "staging"));
        all.add(List.of("nowhere"));
        return all;
    }

    private static Period.Window window(Duration length) {
        var to = Period.DAY.endingAt(rig.now).to();
        if (length.compareTo(Duration.ofHours(24)) > 0) to = Period.MONTH.endingAt(rig.now).to();
        int tier = length.compareTo(Duration.ofHours(24)) > 0 ? 60 : 5;
        return new Period.Window(to.minus(length), to, tier, 24);
    }

    private static IssueKey issue() {
        return new IssueKey(
                rig.project,
                rig.database.number("SELECT id FROM issue WHERE project_id = $1", rig.project));
    }

    private static long happened(String what, Period.Window window, List<String> environments) {
        return rig.database.number(
                """
                SELECT %s FROM event v JOIN environment e ON e.project_id = v.project_id AND e.id = v.environment
                 WHERE v.project_id = $1 AND v.received >= $2 AND ($3 OR e.name = ANY ($4))"""
                        .formatted(what),
                rig.project,
                window.from().atOffset(ZoneOffset.UTC),
                environments == null,
                environments == null ? new String[0] : environments.toArray(String[]::new));
    }
}
