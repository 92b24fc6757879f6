package dev.mayday.issues.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayday.issues.Refused;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Checks 10 of semantics, row by row. What is not known yet is refused by name, and stands here as
/// that.
class Checks10Test {

    @Test
    void row_1_terms_side_by_side_are_all_meant() {
        assertThat(list("is:unresolved (level:fatal OR title:high) !browser.name:Chrome"))
                .isEqualTo(
                        "(is UNRESOLVED & (i.level='fatal' | i.title='high') & !tag browser.name='chrome')");
        refused(
                "is:unresolved (level:fatal OR priority:high) !browser.name:Chrome",
                "column 31: priority is not known yet");
    }

    @Test
    void row_2_and_binds_tighter_than_or() {
        assertThat(list("a OR b c")).isEqualTo("(“a” | (“b” & “c”))");
    }

    @Test
    void row_3_a_parenthesis_that_is_not_closed_is_refused() {
        refused("(is:new", "column 8: \")\" expected");
    }

    @Test
    void row_4_an_unknown_state_is_refused_with_the_nearest_and_all() {
        refused(
                "is:archvied",
                "column 4: unknown value \"archvied\" for is; did you mean archived? allowed: unresolved, resolved, archived");
    }

    @Test
    void row_5_a_sign_says_within_or_before() {
        var day = Duration.ofHours(24);

        assertThat(span("firstSeen:-24h")).isEqualTo(new Term.Span.Within(day));
        assertThat(span("firstSeen:+24h")).isEqualTo(new Term.Span.LongerAgo(day));
    }

    @Test
    void row_6_a_list_is_any_of() {
        assertThat(list("release:[shop@2.5.0, shop@2.5.*]"))
                .isEqualTo("tag release='shop@2.5.0',~shop@2.5.*");
    }

    @Test
    void row_7_a_pasted_error_is_text() {
        assertThat(list("KeyError: 'unknown_category'"))
                .isEqualTo("(“keyerror:” & “'unknown_category'”)");
    }

    @Test
    void row_8_a_star_in_quotes_is_a_star() {
        assertThat(list("tags[organisation_id]:\"acme*\""))
                .isEqualTo("tag organisation_id='acme*'");
    }

    @Test
    void row_9_contexts_are_asked_inside_an_issue_only() {
        var query = "contexts.feature_flags.new_classifier_v2:true";

        refused(
                query,
                "column 1: contexts.* can be used inside an issue and in rules, not in the issue list");
        assertThat(Events.test(Query.parse(query, Asking.in(Place.ISSUE)), Place.ISSUE)).isTrue();
    }

    @Test
    void row_10_releases_are_compared_within_one_project() {
        refused("release:>2.5.0", "column 9: releases are compared within one project");
    }

    private static String list(String query) {
        return Shape.of(Query.parse(query, Asking.in(Place.ISSUE_LIST)).term());
    }

    private static Term.Span span(String query) {
        return ((Term.Time) Query.parse(query, Asking.in(Place.ISSUE_LIST)).term()).span();
    }

    private static void refused(String query, String words) {
        assertThatThrownBy(() -> Query.parse(query, Asking.in(Place.ISSUE_LIST)))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith(words);
    }
}
