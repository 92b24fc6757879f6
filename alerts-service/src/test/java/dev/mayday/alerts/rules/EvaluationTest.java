package dev.mayday.alerts.rules;

import static dev.mayday.alerts.Given.NOON;
import static dev.mayday.alerts.Given.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.alerts.rules.Evaluation.Code;
import dev.mayday.alerts.rules.Evaluation.Firing;
import dev.mayday.alerts.rules.Facts.Status;
import dev.mayday.alerts.rules.Route.Recipient;
import dev.mayday.alerts.rules.Rule.Settings;
import dev.mayday.contracts.alerts.RuleMode;
import dev.mayday.contracts.bus.IssueChange;
import dev.mayday.contracts.bus.IssueChange.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluationTest {

    private static final Recipient SLACK = new Recipient(7, 1, "#backend", true);
    private static final Recipient DISABLED = new Recipient(7, 2, "#gone", false);
    private static final Rule NEW = rule("issue.new");
    private static final Rule REGRESSED = rule("issue.regressed");

    @ParameterizedTest
    @CsvSource({
        "OPENED,    issue.new,       true",
        "OPENED,    issue.regressed, false",
        "REGRESSED, issue.new,       false",
        "REGRESSED, issue.regressed, true",
        "FIRST_IN_ENVIRONMENT, issue.new,       false",
        "FIRST_IN_ENVIRONMENT, issue.regressed, false",
        "REOPENED,  issue.new,       false",
        "REOPENED,  issue.regressed, false",
        "RESOLVED,  issue.new,       false",
        "RESOLVED,  issue.regressed, false",
        "ARCHIVED,  issue.new,       false",
        "ARCHIVED,  issue.regressed, false",
    })
    void each_condition_waits_for_its_own_fact(Kind kind, String condition, boolean sent) {
        var facts = known(anIssue().is(kind), "production");

        var evaluation = evaluate(facts, rule(condition), Firing.NONE);

        assertThat(evaluation.isPresent()).isEqualTo(sent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"issue.new", "issue.regressed"})
    void a_condition_is_read_from_the_text_that_it_is_written_as(String text) {
        assertThat(Condition.parse(text).orElseThrow().text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "issue.gone", "Issue.New", "issue.new ", "events > 100 in 1h"})
    void what_is_no_condition_is_not_taken_for_one(String text) {
        assertThat(Condition.parse(text)).isEmpty();
    }

    @Test
    void a_rule_with_two_conditions_speaks_when_either_is_met() {
        var rule =
                rule(List.of(new Condition.IssueRegressed(), new Condition.IssueNew()), List.of());

        var opened = evaluate(fresh(anIssue().is(Kind.OPENED)), rule, Firing.NONE).orElseThrow();
        var back = evaluate(fresh(anIssue().is(Kind.REGRESSED)), rule, Firing.NONE).orElseThrow();

        assertThat(opened.condition()).isEqualTo(new Condition.IssueNew());
        assertThat(back.condition()).isEqualTo(new Condition.IssueRegressed());
    }

    private static Rule rule(List<Condition> conditions, List<Long> routes) {
        var throttle = first(conditions.getFirst()).throttle();
        return new Rule(
                7,
                1,
                new Settings("Ours", RuleMode.ACTIVE, conditions, "", List.of(), routes, throttle));
    }

    @Test
    void a_rule_that_names_destinations_tells_only_these() {
        var rule = rule(List.of(new Condition.IssueNew()), List.of(2L));
        var other = new Recipient(7, 2, "#other", true);
        var facts = fresh(anIssue().is(Kind.OPENED));

        var told =
                Evaluation.of(facts, rule, Firing.NONE, List.of(SLACK, other), NOON).orElseThrow();
        var gone = Evaluation.of(facts, rule, Firing.NONE, List.of(SLACK), NOON).orElseThrow();

        assertThat(told.recipients()).containsExactly(other);
        assertThat(gone.code()).isEqualTo(Code.DESTINATION_MISSING);
    }

    @ParameterizedTest
    @CsvSource({
        "production, production,         true",
        "staging,    production,         false",
        "staging,    production|staging, true",
        "'',         production,         false",
        "'',         (none),             true",
        "production, (none),             false",
        "Production, production,         false",
    })
    void a_rule_with_environments_hears_only_these(
            String environment, String scope, boolean heard) {
        var rule = rule("issue.new", RuleMode.ACTIVE, scope.split("\\|"));
        var opened = fresh(anIssue().in(environment).is(Kind.OPENED));

        assertThat(evaluate(opened, rule, Firing.NONE).isPresent()).isEqualTo(heard);
    }

    @Test
    void the_first_production_event_of_an_issue_known_from_staging_is_new_to_a_production_rule() {
        var rule = rule("issue.new", RuleMode.ACTIVE, "production");
        var first = anIssue().in("production").is(Kind.FIRST_IN_ENVIRONMENT);

        var evaluation = evaluate(known(first, "staging"), rule, Firing.NONE).orElseThrow();

        assertThat(evaluation.code()).isEqualTo(Code.SENT);
        assertThat(evaluation.trace().entries().get(1).text())
                .isEqualTo("First event of SHOP-%d in production.".formatted(first.issue().id()));
    }

    @Test
    void it_is_new_too_when_the_issue_was_opened_before_anybody_listened() {
        var rule = rule("issue.new", RuleMode.ACTIVE, "production");
        var first = anIssue().in("production").is(Kind.FIRST_IN_ENVIRONMENT);

        assertThat(evaluate(fresh(first), rule, Firing.NONE)).isPresent();
    }

    @Test
    void a_second_environment_of_the_same_rule_is_no_news() {
        var rule = rule("issue.new", RuleMode.ACTIVE, "production", "staging");
        var facts = known(anIssue().in("production").is(Kind.FIRST_IN_ENVIRONMENT), "staging");

        assertThat(evaluate(facts, rule, Firing.NONE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"(none), '', true", "production, '', false", "(none), production, false"})
    void an_event_without_environment_is_first_where_the_rule_says_none(
            String scope, String environment, boolean heard) {
        var rule = rule("issue.new", RuleMode.ACTIVE, scope);
        var facts = known(anIssue().in(environment).is(Kind.FIRST_IN_ENVIRONMENT), "staging");

        assertThat(evaluate(facts, rule, Firing.NONE).isPresent()).isEqualTo(heard);
    }

    @ParameterizedTest
    @CsvSource({"RESOLVED, ISSUE_RESOLVED", "ARCHIVED, ISSUE_ARCHIVED"})
    void an_issue_that_is_settled_is_not_new_in_production(Status status, Code code) {
        var rule = rule("issue.new", RuleMode.ACTIVE, "production");
        var first = anIssue().in("production").is(Kind.FIRST_IN_ENVIRONMENT);
        var facts = new Facts(first, status, Set.of("staging"));

        assertThat(evaluate(facts, rule, Firing.NONE).orElseThrow().code()).isEqualTo(code);
    }

    @Test
    void a_regression_in_another_environment_is_a_regression_and_nothing_new() {
        var rule = rule("issue.new", RuleMode.ACTIVE, "production");
        var back = known(anIssue().in("production").is(Kind.REGRESSED), "staging");

        assertThat(evaluate(back, rule, Firing.NONE)).isEmpty();
        assertThat(evaluate(back, REGRESSED, Firing.NONE)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"issue.new", "issue.regressed"})
    void a_rule_that_is_off_leaves_no_record(String condition) {
        var rule = rule(condition, RuleMode.OFF);

        assertThat(evaluate(fresh(anIssue().is(Kind.OPENED)), rule, Firing.NONE)).isEmpty();
        assertThat(evaluate(fresh(anIssue().is(Kind.REGRESSED)), rule, Firing.NONE)).isEmpty();
    }

    @Test
    void a_rule_that_watches_fires_in_silence() {
        var rule = rule("issue.new", RuleMode.WATCH);

        var evaluation =
                evaluate(fresh(anIssue().is(Kind.OPENED)), rule, Firing.NONE).orElseThrow();

        assertThat(evaluation.code()).isEqualTo(Code.WOULD_FIRE);
        assertThat(evaluation.fires()).isTrue();
        assertThat(evaluation.recipients()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"RESOLVED, ISSUE_RESOLVED", "ARCHIVED, ISSUE_ARCHIVED"})
    void an_issue_that_is_no_longer_unresolved_raises_no_alert(Status status, Code code) {
        var facts = new Facts(anIssue().is(Kind.OPENED), status, Set.of());

        var evaluation = evaluate(facts, NEW, Firing.NONE).orElseThrow();

        assertThat(evaluation.code()).isEqualTo(code);
        assertThat(evaluation.fires()).isFalse();
        assertThat(evaluation.recipients()).isEmpty();
    }

    @Test
    void a_rule_fires_once_per_episode() {
        var firing = new Firing(true, NOON, 3);

        var evaluation =
                evaluate(fresh(anIssue().is(Kind.REGRESSED)), REGRESSED, firing).orElseThrow();

        assertThat(evaluation.code()).isEqualTo(Code.ALREADY_FIRING);
        assertThat(evaluation.fires()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1, THROTTLED", "1799, THROTTLED", "1800, SENT"})
    void two_messages_of_an_episode_are_half_an_hour_apart(long secondsAgo, Code code) {
        var firing = new Firing(false, NOON.minus(Duration.ofSeconds(secondsAgo)), 0);

        var evaluation =
                evaluate(fresh(anIssue().is(Kind.REGRESSED)), REGRESSED, firing).orElseThrow();

        assertThat(evaluation.code()).isEqualTo(code);
    }

    @Test
    void the_throttle_says_until_when() {
        var firing = new Firing(false, NOON.minusSeconds(600), 0);

        var evaluation =
                evaluate(fresh(anIssue().is(Kind.REGRESSED)), REGRESSED, firing).orElseThrow();

        assertThat(evaluation.trace().sentence()).isEqualTo("throttled until 12:20 UTC.");
    }

    @Test
    void every_enabled_destination_gets_the_message() {
        var facts = fresh(anIssue().is(Kind.OPENED));

        var evaluation =
                Evaluation.of(facts, NEW, Firing.NONE, List.of(SLACK, DISABLED), NOON)
                        .orElseThrow();

        assertThat(evaluation.code()).isEqualTo(Code.SENT);
        assertThat(evaluation.recipients()).containsExactly(SLACK);
        assertThat(evaluation.trace().entries())
                .extracting(Trace.Entry::code)
                .containsExactly(
                        "alert.in_scope",
                        "alert.triggered",
                        "alert.unresolved",
                        "throttle.free",
                        "throttle.active",
                        "route.deliver",
                        "route.destination_disabled",
                        "route.sent");
    }

    @Test
    void without_a_destination_the_firing_is_recorded_all_the_same() {
        var facts = fresh(anIssue().is(Kind.OPENED));

        var missing = Evaluation.of(facts, NEW, Firing.NONE, List.of(), NOON).orElseThrow();
        var disabled =
                Evaluation.of(facts, NEW, Firing.NONE, List.of(DISABLED), NOON).orElseThrow();

        assertThat(missing.code()).isEqualTo(Code.DESTINATION_MISSING);
        assertThat(disabled.code()).isEqualTo(Code.DESTINATION_DISABLED);
        assertThat(missing.fires()).isTrue();
    }

    @Test
    void a_trace_keeps_sentences_short_even_for_hostile_names() {
        var facts = fresh(anIssue().in("🙂".repeat(5000)).is(Kind.OPENED));

        var evaluation = evaluate(facts, NEW, Firing.NONE).orElseThrow();

        assertThat(evaluation.trace().entries())
                .allSatisfy(
                        entry ->
                                assertThat(entry.text().codePointCount(0, entry.text().length()))
                                        .isLessThanOrEqualTo(300));
    }

    @Test
    void the_reason_is_the_one_of_the_decision_that_caused_the_change() {
        var change = anIssue().is(Kind.REGRESSED);

        var evaluation = evaluate(fresh(change), REGRESSED, Firing.NONE).orElseThrow();

        assertThat(evaluation.reason(change)).isEqualTo("2.5.1 ≥ fix 2.5.0 by semver: regressed");
    }

    private static Facts fresh(IssueChange change) {
        return new Facts(change, Status.UNRESOLVED, Set.of());
    }

    private static Facts known(IssueChange change, String seen) {
        return new Facts(change, Status.UNRESOLVED, Set.of(seen));
    }

    private static Optional<Evaluation> evaluate(Facts facts, Rule rule, Firing firing) {
        return Evaluation.of(facts, rule, firing, List.of(SLACK), NOON);
    }

    private static Rule rule(String condition) {
        return new Rule(7, 1, first(Condition.parse(condition).orElseThrow()));
    }

    private static Rule rule(String condition, RuleMode mode, String... environments) {
        var settings = first(Condition.parse(condition).orElseThrow());
        return new Rule(7, 1, settings.when(mode).in(List.of(environments)));
    }

    private static Settings first(Condition condition) {
        return Settings.first("Some rule", condition);
    }
}
