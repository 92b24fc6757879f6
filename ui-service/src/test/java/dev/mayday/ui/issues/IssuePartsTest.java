package dev.mayday.ui.issues;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.contracts.Level;
import dev.mayday.contracts.bus.IssueChange;
import dev.mayday.contracts.bus.IssueChange.Kind;
import dev.mayday.ui.Fixtures;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssuePartsTest {

    @Test
    void a_chart_has_one_stroke_for_every_slice_with_events() {
        var trend = Trend.of(List.of(0L, 1L, 50L, 100L), 20, "14 d");

        assertThat(trend.path()).isEqualTo("M6 20V18M10 20V10M14 20V0");
        assertThat(trend.width()).isEqualTo(16);
        assertThat(trend.summary()).isEqualTo("151 events in 14 d, at most 100 in one bar");
    }

    @Test
    void a_chart_of_nothing_says_so() {
        assertThat(Trend.of(List.of(), 20, "24 h"))
                .isEqualTo(new Trend(4, 20, "", 0, "no events in 24 h"));
        assertThat(Trend.of(List.of(0L, 0L), 20, "24 h").path()).isEmpty();
    }

    @Test
    void the_grouping_is_told_in_words() {
        var why =
                WhyGrouped.of(
                        Fixtures.json(
                                """
                                {"evidence": "app", "parts": [{"tag": "type", "values": ["KeyError"]}, {"tag": "f", "values": ["app.a", "", "run"]}],
                                 "leftOut": [{"reason": "not-in-app"}, {"reason": "wrapper"}, {"reason": "not-in-app"}]}
                                """),
                        true);

        assertThat(why.sentence()).isEqualTo("1 frame of your code decides this issue.");
        assertThat(why.parts())
                .extracting(WhyGrouped.Part::value)
                .containsExactly("KeyError", "app.a · run");
        assertThat(why.leftOut()).isEqualTo("2 not in app, 1 wrapper");
    }

    @Test
    void none_of_your_code_is_said_only_where_it_is_true() {
        var system = Fixtures.json("{\"evidence\": \"system\"}");

        assertThat(WhyGrouped.of(system, false).sentence()).contains("none of your code");
        assertThat(WhyGrouped.of(system, true).sentence())
                .contains("no frame of your code says enough")
                .doesNotContain("none of your code");
    }

    @Test
    void an_issue_without_explanation_stays_silent() {
        assertThat(WhyGrouped.of(null, false).parts()).isEmpty();
    }

    @Test
    void the_tally_counts_every_issue_once_in_its_latest_state() {
        var tally =
                LiveTally.NOTHING
                        .with(List.of(change(Kind.OPENED, 1)))
                        .with(List.of(change(Kind.REGRESSED, 1), change(Kind.RESOLVED, 3)))
                        .with(List.of(change(Kind.REOPENED, 3), change(Kind.ARCHIVED, 4)));

        assertThat(tally.words()).isEqualTo("2 new, 1 changed");
    }

    @Test
    void an_issue_that_reaches_an_environment_is_new_only_to_the_lists_of_that_environment() {
        var change = change(Kind.FIRST_IN_ENVIRONMENT, 1);
        var all = IssueFilter.ALL;

        assertThat(new LiveFilter(Set.of(1L), all.inEnvironment("production")).admits(change))
                .isTrue();
        assertThat(new LiveFilter(Set.of(1L), all.inEnvironment("staging")).admits(change))
                .isFalse();
        assertThat(new LiveFilter(Set.of(1L), all).admits(change)).isFalse();
        assertThat(LiveTally.NOTHING.with(List.of(change)).words()).isEqualTo("1 new");
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', '', true",
        "shop, '', '', true",
        "other, '', '', false",
        "'', production, '', true",
        "'', staging, '', false",
        "'', '', 'cart KEY', true",
        "'', '', 'cart basket', false",
        "'', '', 'level:warning basket', true"
    })
    void a_signal_belongs_to_the_lists_whose_filter_it_fits(
            String project, String environment, String text, boolean belongs) {
        var filter = IssueFilter.ALL.in(project).inEnvironment(environment).containing(text);

        assertThat(new LiveFilter(Set.of(1L), filter).admits(change(Kind.OPENED, 1)))
                .isEqualTo(belongs);
        assertThat(new LiveFilter(Set.of(2L), filter).admits(change(Kind.OPENED, 1))).isFalse();
    }

    private static IssueChange change(Kind kind, long issue) {
        return new IssueChange(
                1,
                kind,
                Instant.EPOCH,
                new IssueChange.Project(1, "shop", "Shop", "acme"),
                new IssueChange.Issue(
                        issue,
                        "SHOP-1",
                        "KeyError: total",
                        "cart.py in sum_up",
                        Level.ERROR,
                        1,
                        1,
                        1,
                        Instant.EPOCH,
                        ""),
                new IssueChange.Trigger("e", "production", "", Map.of()),
                null,
                "because");
    }
}
