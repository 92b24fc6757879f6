package dev.mayday.alerts.rules;

import static dev.mayday.alerts.Given.NOON;
import static dev.mayday.alerts.Given.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.contracts.bus.IssueChange;
import dev.mayday.contracts.bus.IssueChange.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EvaluationTest {

    private static final Recipient SLACK = new Recipient(7, 1, "#backend", true);
    private static final Recipient DISABLED = new Recipient(7, 2, "#gone", false);
    private static final AlertRule NEW = AlertRule.standard(Trigger.ISSUE_NEW);
    private static final AlertRule REGRESSED = AlertRule.standard(Trigger.ISSUE_REGRESSED);

    @ParameterizedTest
    @CsvSource({
        "OPENED,    ISSUE_NEW,       true",
        "OPENED,    ISSUE_REGRESSED, false",
        "REGRESSED, ISSUE_NEW,       false",
        "REGRESSED, ISSUE_REGRESSED, true",
        "SEEN,      ISSUE_NEW,       false",
        "SEEN,      ISSUE_REGRESSED, false",
        "REOPENED,  ISSUE_NEW,       false",
        "REOPENED,  ISSUE_REGRESSED, false",
        "RESOLVED,  ISSUE_NEW,       false",
        "RESOLVED,  ISSUE_REGRESSED, false",
        "ARCHIVED,  ISSUE_NEW,       false",
        "ARCHIVED,  ISSUE_REGRESSED, false",
    })
    void each_rule_waits_for_its_own_fact(Kind kind, Trigger trigger, boolean sent) {
        var facts = known(anIssue().is(kind), "production");

        var evaluation = evaluate(facts, AlertRule.standard(trigger), Firing.NONE);

        assertThat(evaluation.isPresent()).isEqualTo(sent);
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
        var rule = new AlertRule(Trigger.ISSUE_NEW, Mode.ACTIVE, List.of(scope.split("\\|")));
        var opened = fresh(anIssue().in(environment).is(Kind.OPENED));

        assertThat(evaluate(opened, rule, Firing.NONE).isPresent()).isEqualTo(heard);
    }

    @Test
    void the_first_production_event_of_an_issue_known_from_staging_is_new_to_a_production_rule() {
        var rule = new AlertRule(Trigger.ISSUE_NEW, Mode.ACTIVE, List.of("production"));
        var seen = anIssue().in("production").is(Kind.SEEN);

        var evaluation = evaluate(known(seen, "staging"), rule, Firing.NONE).orElseThrow();

        assertThat(evaluation.code()).isEqualTo(Code.SENT);
        assertThat(evaluation.reason(seen))
                .isEqualTo("First event of SHOP-%d in production.".formatted(seen.issue().id()));
    }

    @Test
    void an_issue_whose_beginning_is_not_known_is_not_called_new() {
        var rule = new AlertRule(Trigger.ISSUE_NEW, Mode.ACTIVE, List.of("production"));
        var facts =
                new Facts(anIssue().is(Kind.SEEN), Standing.UNRESOLVED, false, Set.of("staging"));

        assertThat(evaluate(facts, rule, Firing.NONE)).isEmpty();
    }

    @Test
    void a_second_environment_of_the_same_rule_is_no_news() {
        var rule = new AlertRule(Trigger.ISSUE_NEW, Mode.ACTIVE, List.of("production", "staging"));
        var facts = known(anIssue().in("production").is(Kind.SEEN), "staging");

        assertThat(evaluate(facts, rule, Firing.NONE)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Trigger.class)
    void a_rule_that_is_off_leaves_no_record(Trigger trigger) {
        var rule = new AlertRule(trigger, Mode.OFF, List.of());

        assertThat(evaluate(fresh(anIssue().is(Kind.OPENED)), rule, Firing.NONE)).isEmpty();
        assertThat(evaluate(fresh(anIssue().is(Kind.REGRESSED)), rule, Firing.NONE)).isEmpty();
    }

    @Test
    void a_rule_that_watches_fires_in_silence() {
        var rule = new AlertRule(Trigger.ISSUE_NEW, Mode.WATCH, List.of());

        var evaluation =
                evaluate(fresh(anIssue().is(Kind.OPENED)), rule, Firing.NONE).orElseThrow();

        assertThat(evaluation.code()).isEqualTo(Code.WOULD_FIRE);
        assertThat(evaluation.fires()).isTrue();
        assertThat(evaluation.recipients()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"RESOLVED, ISSUE_RESOLVED", "ARCHIVED, ISSUE_ARCHIVED"})
    void an_issue_that_is_no_longer_unresolved_raises_no_alert(Standing standing, Code code) {
        var facts = new Facts(anIssue().is(Kind.OPENED), standing, true, Set.of());

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
        return new Facts(change, Standing.UNRESOLVED, true, Set.of());
    }

    private static Facts known(IssueChange change, String seen) {
        return new Facts(change, Standing.UNRESOLVED, true, Set.of(seen));
    }

    private static Optional<Evaluation> evaluate(Facts facts, AlertRule rule, Firing firing) {
        return Evaluation.of(facts, rule, firing, List.of(SLACK), NOON);
    }
}
