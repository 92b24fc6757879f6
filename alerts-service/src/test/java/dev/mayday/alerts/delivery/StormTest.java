package dev.mayday.alerts.delivery;

import static dev.mayday.alerts.Given.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mayday.alerts.Database;
import dev.mayday.alerts.Given;
import dev.mayday.alerts.World;
import dev.mayday.alerts.settings.InstallationTestAccess;
import dev.mayday.alerts.slack.SlackReceiver;
import dev.mayday.alerts.slack.WithSlack;
import dev.mayday.contracts.alerts.DeliveryState;
import dev.mayday.contracts.bus.IssueChange;
import dev.mayday.contracts.bus.IssueChange.Kind;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Thousands of new issues at once (fault row 41).
@QuarkusTest
@QuarkusTestResource(Database.class)
class StormTest extends WithSlack {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Inject World world;
    @Inject InstallationTestAccess installation;
    @Inject Dispatcher dispatcher;

    @Test
    void five_thousand_new_issues_in_a_minute_are_a_handful_of_messages_and_none_is_forgotten()
            throws Exception {
        var issue = anIssue();
        world.sends(issue.project(), slack.url());
        var messages = new HashMap<String, SlackReceiver.Received>();

        for (var second = 0; second < 60; second++) {
            world.hearsAll(storm(issue, second < 20 ? 84 : 83));
            passes();
        }
        for (var second = 0; second < 120 && waiting(issue); second++) {
            passes();
        }
        for (var message : slack.arrived()) {
            messages.put(message.header("Idempotency-key"), message);
        }

        assertThat(messages.values()).hasSizeBetween(2, 5);
        assertThat(messages.values()).allMatch(SlackReceiver.Received::accepted);
        var told =
                messages.values().stream().mapToInt(message -> 1 + others(message.message())).sum();
        assertThat(told).isEqualTo(5_000);
        assertThat(messages.toString()).contains("/issues?project=shop|… and ");
        assertThat(
                        world.rows(
                                """
                                SELECT d.state || ' ' || count(*) AS it
                                  FROM alerts.delivery d
                                  LEFT JOIN alerts.delivery h
                                    ON h.project_id = d.project_id AND h.id = d.joined_to
                                 WHERE d.project_id = $1
                                   AND (d.state = 'delivered' OR h.state = 'delivered')
                                 GROUP BY d.state ORDER BY d.state""",
                                issue.project()))
                .containsExactly(
                        "delivered " + messages.size(), "superseded " + (5_000 - messages.size()));
    }

    @Test
    void a_few_new_issues_are_a_message_each() throws Exception {
        var issue = anIssue();
        world.sends(issue.project(), slack.url());

        world.hearsAll(storm(issue, 11));
        for (var sent = 0; sent < 11; sent++) {
            assertThat(others(slack.next().message())).isZero();
            awaitDelivered(issue, sent + 1);
            world.waits(SECOND);
        }
    }

    @Test
    void a_storm_of_one_project_delays_nobody_who_shares_its_destination() throws Exception {
        var loud = anIssue();
        var quiet = anIssue();
        installation.keeps(slack.url());
        try {
            world.hearsAll(storm(loud, 10));
            slack.next();
            world.hearsAll(List.of(quiet.is(Kind.OPENED)));
            awaitDelivered(loud, 1);
            world.waits(SECOND);

            assertThat(slack.next().message().toString()).contains("SHOP-" + quiet.issue());
        } finally {
            installation.keeps(null);
        }
    }

    @Test
    void another_rule_of_the_same_project_does_not_wait_for_a_storm_either() throws Exception {
        var issue = struck(10);

        var back = issue.another().inEpisode(2);
        world.hears(back.is(Kind.REGRESSED));
        world.waits(SECOND);

        assertThat(slack.next().message().toString()).contains("[Regressed]");
    }

    @Test
    void a_message_for_many_stays_the_same_when_it_is_tried_again() throws Exception {
        var issue = struck(30);
        slack.willAnswer(SlackReceiver.status(500, "down"));
        world.waits(SECOND);
        var first = slack.next();
        world.deliveries(
                issue.project(),
                all -> all.stream().anyMatch(one -> one.state() == DeliveryState.RETRYING));
        world.hearsAll(storm(issue, 5));

        world.waits(SECOND);
        var second = slack.next();

        assertThat(others(first.message())).isPositive();
        assertThat(second.message()).isEqualTo(first.message());
    }

    /// One of so many new issues of a project, of which the first was told. It is heard alone: of
    /// all at once a slow machine makes one message, and the rest would wait for the next minute.
    private Given struck(int size) throws Exception {
        var issue = anIssue();
        world.sends(issue.project(), slack.url());
        world.hearsAll(storm(issue, 1));
        slack.next();
        awaitDelivered(issue, 1);
        world.hearsAll(storm(issue, size - 1));
        return issue;
    }

    private List<IssueChange> storm(Given issue, int size) {
        return IntStream.range(0, size).mapToObj(_ -> issue.another().is(Kind.OPENED)).toList();
    }

    private void awaitDelivered(Given issue, long count) {
        world.deliveries(
                issue.project(),
                all ->
                        all.stream().filter(one -> one.state() == DeliveryState.DELIVERED).count()
                                == count);
    }

    /// A second, and what it made due. What is looked for or being sent is waited for: the clock of
    /// the test must not run ahead of it.
    private void passes() {
        world.waits(SECOND);
        assertThat(CompletableFuture.runAsync(this::awaitIdle))
                .succeedsWithin(Duration.ofMinutes(1));
    }

    private void awaitIdle() {
        while (!dispatcher.isIdle()) {
            Thread.onSpinWait();
        }
    }

    private boolean waiting(Given issue) {
        return !world.rows(
                        """
                        SELECT state AS it
                          FROM alerts.delivery
                         WHERE project_id = $1 AND state IN ('queued', 'sending', 'retrying')
                         LIMIT 1""",
                        issue.project())
                .isEmpty();
    }

    private static int others(JsonNode message) {
        var text = message.path("text").asText();
        var more = text.lastIndexOf(" … and ");
        return more < 0 ? 0 : Integer.parseInt(text.substring(more + 7).replaceAll("[^0-9]", ""));
    }
}
