package dev.mayday.alerts.evaluation;

import static dev.mayday.alerts.Given.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.alerts.Database;
import dev.mayday.alerts.Given;
import dev.mayday.alerts.World;
import dev.mayday.alerts.rules.Rule;
import dev.mayday.alerts.rules.Rule.Settings;
import dev.mayday.alerts.settings.RuleStore;
import dev.mayday.alerts.slack.WithSlack;
import dev.mayday.contracts.alerts.DeliveryState;
import dev.mayday.contracts.alerts.RuleMode;
import dev.mayday.contracts.bus.IssueChange.Kind;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class AlertingTest extends WithSlack {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Inject World world;
    @Inject RuleStore rules;

    @Inject
    @ReactiveDataSource("alerts")
    Pool pool;

    @Test
    void a_new_issue_is_told_once_without_waiting_for_a_timer() throws Exception {
        var issue = anIssue();
        world.sends(issue.project(), slack.url());

        world.hears(issue.is(Kind.OPENED));

        var message = slack.next();
        assertThat(message.problems()).isEmpty();
        assertThat(message.message().path("text").asText()).startsWith("[New] KeyError");
        var delivery = world.delivery(issue.project(), DeliveryState.DELIVERED);
        assertThat(delivery.attempts())
                .singleElement()
                .satisfies(
                        attempt -> {
                            assertThat(attempt.status()).isEqualTo(200);
                            assertThat(attempt.answer()).isEqualTo("ok");
                        });
        assertThat(delivery.rule()).isEqualTo("New issue");
        assertThat(world.evaluations(issue.project())).containsExactly("sent");
    }

    @Test
    void a_change_that_comes_twice_has_its_effect_once() throws Exception {
        var issue = anIssue();
        world.sends(issue.project(), slack.url());
        var opened = issue.is(Kind.OPENED);

        world.hears(opened, opened, opened);

        slack.next();
        assertThat(world.deliveries(issue.project())).hasSize(1);
        assertThat(world.evaluations(issue.project())).containsExactly("sent");
    }

    @Test
    void a_fixed_issue_that_comes_back_is_told_again_once_per_episode() throws Exception {
        var issue = anIssue();
        world.sends(issue.project(), slack.url());
        var second = issue.inEpisode(2);

        world.hears(
                issue.is(Kind.OPENED),
                issue.is(Kind.RESOLVED),
                second.is(Kind.REGRESSED),
                second.is(Kind.REGRESSED));

        var told = world.deliveries(issue.project());
        assertThat(told).extracting("rule").containsExactly("Regression", "New issue");
        assertThat(told.getFirst().reason()).isEqualTo("2.5.1 ≥ fix 2.5.0 by semver: regressed");
        assertThat(world.evaluations(issue.project()))
                .containsExactlyInAnyOrder("sent", "sent", "already_firing");
    }

    @Test
    void what_was_held_back_is_counted_in_the_next_message_of_the_pair() throws Exception {
        var issue = anIssue().inEpisode(2);
        world.sends(issue.project(), slack.url());

        world.hears(issue.is(Kind.REGRESSED), issue.is(Kind.REGRESSED), issue.is(Kind.REGRESSED));
        world.hears(issue.is(Kind.ARCHIVED));
        world.waits(Duration.ofMinutes(30));
        world.hears(issue.is(Kind.REGRESSED));

        assertThat(
                        world.rows(
                                "SELECT suppressed::text AS it FROM alerts.notification WHERE project_id = $1 ORDER BY id",
                                issue.project()))
                .containsExactly("0", "2");
    }

    /// An undone resolution is told as reopened in the same episode: nothing is said twice, and the
    /// rule listens again.
    @Test
    void the_alarm_of_an_issue_whose_resolution_was_undone_goes_on() throws Exception {
        var issue = anIssue().inEpisode(2);
        world.sends(issue.project(), slack.url());

        world.hears(issue.is(Kind.REGRESSED), issue.is(Kind.RESOLVED), issue.is(Kind.REOPENED));
        assertThat(world.deliveries(issue.project())).hasSize(1);
        world.waits(Duration.ofMinutes(30));
        world.hears(issue.is(Kind.REGRESSED));

        assertThat(world.deliveries(issue.project())).hasSize(2);
    }

    @Test
    void an_old_change_of_an_issue_that_was_resolved_meanwhile_raises_no_alert() throws Exception {
        var issue = anIssue();
        world.sends(issue.project(), slack.url());
        var opened = issue.is(Kind.OPENED);

        world.hears(issue.is(Kind.RESOLVED), opened);

        assertThat(world.evaluations(issue.project())).containsExactly("issue_resolved");
        assertThat(world.deliveries(issue.project())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"RESOLVED", "ARCHIVED"})
    void a_late_resolution_does_not_end_what_fires_in_a_later_episode(Kind settled)
            throws Exception {
        var issue = anIssue();
        world.sends(issue.project(), slack.url());
        var late = issue.is(settled);
        var second = issue.inEpisode(2);

        world.hears(second.is(Kind.REGRESSED), late);
        world.waits(Duration.ofHours(1));
        world.hears(second.is(Kind.REGRESSED));

        assertThat(world.evaluations(issue.project())).containsExactly("sent", "already_firing");
        assertThat(world.deliveries(issue.project())).hasSize(1);
    }

    @Test
    void the_first_production_event_of_an_issue_from_staging_fires_a_production_rule()
            throws Exception {
        var issue = anIssue().in("staging");
        world.sends(issue.project(), slack.url());
        set(issue, settings -> settings.in(List.of("production")));
        var first = issue.in("production").is(Kind.FIRST_IN_ENVIRONMENT);

        world.hears(issue.is(Kind.OPENED));
        assertThat(world.deliveries(issue.project())).isEmpty();
        world.hears(first, first, issue.in("canary").is(Kind.FIRST_IN_ENVIRONMENT));

        assertThat(world.deliveries(issue.project())).hasSize(1);
        assertThat(slack.next().message().toString()).contains("[New here]", "production");
    }

    @Test
    void a_rule_made_after_the_issue_was_opened_hears_of_its_first_production_event()
            throws Exception {
        var issue = anIssue().in("staging");
        world.sends(issue.project(), slack.url());
        set(issue, settings -> settings.when(RuleMode.OFF));
        world.hears(issue.is(Kind.OPENED));
        set(issue, settings -> settings.when(RuleMode.ACTIVE).in(List.of("production")));

        world.hears(issue.in("production").is(Kind.FIRST_IN_ENVIRONMENT));

        assertThat(world.deliveries(issue.project())).hasSize(1);
    }

    @Test
    void a_second_environment_of_a_rule_is_no_news_in_a_later_episode_either() throws Exception {
        var issue = anIssue();
        world.sends(issue.project(), slack.url());
        set(issue, settings -> settings.in(List.of("production", "canary")));
        world.hears(issue.is(Kind.OPENED), issue.is(Kind.RESOLVED));
        var second = issue.inEpisode(2);

        world.hears(second.is(Kind.REGRESSED), second.in("canary").is(Kind.FIRST_IN_ENVIRONMENT));

        assertThat(world.deliveries(issue.project()))
                .extracting("rule")
                .containsExactly("Regression", "New issue");
    }

    @ParameterizedTest
    @CsvSource({"RESOLVED, issue_resolved", "ARCHIVED, issue_archived"})
    void an_issue_that_is_settled_is_not_told_for_reaching_production(Kind settled, String code)
            throws Exception {
        var issue = anIssue().in("staging");
        world.sends(issue.project(), slack.url());
        set(issue, settings -> settings.in(List.of("production")));

        world.hears(
                issue.is(Kind.OPENED),
                issue.is(settled),
                issue.in("production").is(Kind.FIRST_IN_ENVIRONMENT));

        assertThat(world.deliveries(issue.project())).isEmpty();
        assertThat(world.evaluations(issue.project())).containsExactly(code);
    }

    @Test
    void a_rule_that_watches_records_and_is_silent() throws Exception {
        var issue = anIssue();
        world.sends(issue.project(), slack.url());
        set(issue, settings -> settings.when(RuleMode.WATCH));

        world.hears(issue.is(Kind.OPENED));

        assertThat(world.evaluations(issue.project())).containsExactly("would_fire");
        assertThat(world.deliveries(issue.project())).isEmpty();
    }

    @Test
    void a_rule_says_how_far_apart_its_messages_are() throws Exception {
        var issue = anIssue().inEpisode(2);
        world.sends(issue.project(), slack.url());
        var rule = rules.of(pool, issue.project()).await().atMost(PATIENCE).getLast();
        var kept = rule.settings();
        var hourly =
                new Settings(
                        kept.name(),
                        kept.mode(),
                        kept.conditions(),
                        "",
                        List.of(),
                        List.of(),
                        Duration.ofHours(1));
        rules.set(pool, new Rule(issue.project(), rule.id(), hourly)).await().atMost(PATIENCE);

        world.hears(issue.is(Kind.REGRESSED), issue.is(Kind.ARCHIVED));
        world.waits(Duration.ofMinutes(59));
        world.hears(issue.is(Kind.REGRESSED), issue.is(Kind.ARCHIVED));
        world.waits(Duration.ofMinutes(1));
        world.hears(issue.is(Kind.REGRESSED));

        assertThat(world.deliveries(issue.project())).hasSize(2);
    }

    @Test
    void a_project_without_destination_can_ask_why_nothing_came() throws Exception {
        var issue = anIssue();

        world.hears(issue.is(Kind.OPENED));

        assertThat(world.evaluations(issue.project())).containsExactly("destination_missing");
        assertThat(
                        world.rows(
                                "SELECT sentence AS it FROM alerts.evaluation WHERE project_id = $1",
                                issue.project()))
                .containsExactly("The project has no destination.");
    }

    @Test
    void hostile_text_reaches_slack_and_the_log_and_harms_neither() throws Exception {
        var issue =
                anIssue().titled("E: <!channel> & <b> \0 \uD83D `x`").in("pro\0d'; DROP TABLE x");
        world.sends(issue.project(), slack.url());

        world.hears(issue.is(Kind.OPENED));

        var message = slack.next();
        assertThat(message.problems()).isEmpty();
        assertThat(message.message().path("text").asText())
                .contains("E: &lt;!channel&gt; &amp; &lt;b&gt;");
        assertThat(world.delivery(issue.project(), DeliveryState.DELIVERED).title())
                .startsWith("E: <!channel> & <b>");
    }

    /// Changes the rule that waits for new issues.
    private void set(Given issue, UnaryOperator<Settings> change) {
        var rule = rules.of(pool, issue.project()).await().atMost(PATIENCE).getFirst();
        var changed = new Rule(rule.project(), rule.id(), change.apply(rule.settings()));
        rules.set(pool, changed).await().atMost(PATIENCE);
    }
}
