package dev.mayday.alerts.delivery;

import static dev.mayday.alerts.Given.anIssue;
import static dev.mayday.alerts.slack.SlackReceiver.silence;
import static dev.mayday.alerts.slack.SlackReceiver.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.alerts.Database;
import dev.mayday.alerts.Given;
import dev.mayday.alerts.World;
import dev.mayday.alerts.slack.SlackReceiver;
import dev.mayday.alerts.slack.WithSlack;
import dev.mayday.contracts.alerts.DeliveryState;
import dev.mayday.contracts.bus.IssueChange.Kind;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class DispatcherTest extends WithSlack {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Inject World world;

    @Inject Leases leases;

    @Inject Courier courier;
    private final Given issue = anIssue();

    @Test
    void slow_receivers_do_not_delay_another_destination() throws Exception {
        try (var quick = SlackReceiver.start()) {
            // One after the other they would take longer than anybody waits here.
            for (var slow = 0; slow < 8; slow++) {
                world.sends(issue.project(), slack.url());
                slack.willAnswer(silence());
            }
            world.sends(issue.project(), quick.url());

            world.hears(issue.is(Kind.OPENED));

            assertThat(quick.next().problems()).isEmpty();
        }
    }

    @Test
    void a_webhook_gets_one_message_a_second() throws Exception {
        world.sends(issue.project(), slack.url());

        world.hears(
                issue.is(Kind.OPENED),
                issue.another().is(Kind.OPENED),
                issue.another().is(Kind.OPENED));

        for (var sent = 1; sent <= 3; sent++) {
            slack.next();
            awaitDelivered(sent);
            assertThat(slack.isQuietFor(Duration.ofMillis(200))).isTrue();
            world.waits(SECOND);
        }
    }

    @Test
    void messages_of_an_episode_keep_their_order_while_others_pass() throws Exception {
        world.sends(issue.project(), slack.url());
        slack.willAnswer(status(500, "down"));
        world.hears(issue.is(Kind.OPENED));
        world.delivery(issue.project(), DeliveryState.RETRYING);
        slack.next();

        // Same episode, as after a reopening: must not overtake the one that is being retried.
        world.hears(issue.is(Kind.REGRESSED), issue.another().is(Kind.OPENED));
        for (var sent = 1; sent <= 3; sent++) {
            world.waits(SECOND);
            slack.next();
            awaitDelivered(sent);
        }

        var sent = world.deliveries(issue.project());
        var times =
                sent.stream()
                        .filter(one -> one.issueId() == issue.issue())
                        .map(one -> one.attempts().getLast().at())
                        .toList();
        assertThat(times).hasSize(2);
        assertThat(times.getLast()).isBefore(times.getFirst());
    }

    private void awaitDelivered(long count) {
        world.deliveries(
                issue.project(),
                all ->
                        all.stream().filter(one -> one.state() == DeliveryState.DELIVERED).count()
                                == count);
    }

    @Test
    void a_sender_that_died_after_sending_is_followed_by_the_same_delivery_once_more()
            throws Exception {
        world.sends(issue.project(), slack.url());
        slack.willAnswer(status(500, "down"));
        world.hears(issue.is(Kind.OPENED));
        world.delivery(issue.project(), DeliveryState.RETRYING);
        slack.next();

        // Leased and sent, but the process ends before it can say so.
        world.passes(SECOND);
        var parcel =
                leases.take(100).await().atMost(SECOND).stream()
                        .filter(one -> one.project() == issue.project())
                        .findFirst()
                        .orElseThrow();
        courier.attempt(parcel).await().atMost(Duration.ofMinutes(1));
        var lost = slack.next();

        world.waits(Duration.ofSeconds(29));
        assertThat(slack.isQuietFor(Duration.ofMillis(200))).isTrue();
        world.waits(SECOND);
        var again = slack.next();

        world.delivery(issue.project(), DeliveryState.DELIVERED);
        assertThat(again.header("Idempotency-key")).isEqualTo(lost.header("Idempotency-key"));
        assertThat(again.message()).isEqualTo(lost.message());
    }

    @Test
    void a_message_that_cannot_be_made_is_dead_and_holds_up_no_other() throws Exception {
        world.sends(issue.project(), slack.url());
        world.rows(
                "UPDATE alerts.destination SET kind = 'pager' WHERE project_id = $1 RETURNING kind AS it",
                issue.project());
        world.hears(issue.is(Kind.OPENED));

        var delivery = world.delivery(issue.project(), DeliveryState.DEAD);
        assertThat(delivery.attempts().getFirst().answer()).endsWith("no channel for pager");
        othersAreStillServed();
    }

    @Test
    void a_notification_that_cannot_be_read_is_dead_and_holds_up_no_other() throws Exception {
        world.sends(issue.project(), slack.url());
        slack.willAnswer(status(500, "down"));
        world.hears(issue.is(Kind.OPENED));
        slack.next();
        world.delivery(issue.project(), DeliveryState.RETRYING);

        world.rows(
                "UPDATE alerts.notification SET change = change - 'kind' WHERE project_id = $1 RETURNING '' AS it",
                issue.project());
        world.waits(SECOND);

        var delivery = world.delivery(issue.project(), DeliveryState.DEAD);
        assertThat(delivery.attempts().getLast().answer())
                .endsWith("a kind that this version does not know");
        othersAreStillServed();
    }

    private void othersAreStillServed() throws Exception {
        var other = anIssue();
        world.sends(other.project(), slack.url());
        world.hears(other.is(Kind.OPENED));
        world.delivery(other.project(), DeliveryState.DELIVERED);
    }

    @Test
    void two_senders_never_take_the_same_destination() throws Exception {
        world.sends(issue.project(), slack.url());
        slack.willAnswer(status(503, "later", "Retry-After", "60"));
        world.hears(issue.is(Kind.OPENED));
        world.delivery(issue.project(), DeliveryState.RETRYING);
        world.hears(issue.another().is(Kind.OPENED), issue.another().is(Kind.OPENED));
        world.passes(Duration.ofSeconds(60));

        var taken =
                Uni.join()
                        .all(leases.take(50), leases.take(50), leases.take(50))
                        .andFailFast()
                        .await()
                        .atMost(Duration.ofMinutes(1));

        // The dispatcher of the service looks by itself now and then, and may have been first.
        assertThat(taken.stream().flatMap(List::stream))
                .filteredOn(one -> one.project() == issue.project())
                .hasSizeLessThanOrEqualTo(1);
        assertThat(
                        world.rows(
                                "SELECT state AS it FROM alerts.delivery WHERE project_id = $1 AND state = 'sending'",
                                issue.project()))
                .hasSizeLessThanOrEqualTo(1);
    }
}
