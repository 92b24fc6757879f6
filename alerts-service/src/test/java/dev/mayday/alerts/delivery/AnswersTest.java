package dev.mayday.alerts.delivery;

import static dev.mayday.alerts.Given.anIssue;
import static dev.mayday.alerts.slack.SlackReceiver.drip;
import static dev.mayday.alerts.slack.SlackReceiver.flood;
import static dev.mayday.alerts.slack.SlackReceiver.silence;
import static dev.mayday.alerts.slack.SlackReceiver.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.alerts.Database;
import dev.mayday.alerts.Given;
import dev.mayday.alerts.World;
import dev.mayday.alerts.slack.SlackReceiver;
import dev.mayday.alerts.slack.WithSlack;
import dev.mayday.contracts.alerts.AlertsApi.Delivery;
import dev.mayday.contracts.alerts.DeliveryState;
import dev.mayday.contracts.bus.IssueChange.Kind;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of a delivery by what its receiver answers, or does not.
@QuarkusTest
@QuarkusTestResource(Database.class)
class AnswersTest extends WithSlack {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Inject World world;
    private final Given issue = anIssue();

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 503})
    void a_refusal_that_may_pass_is_tried_again_as_the_same_delivery(int status) throws Exception {
        world.sends(issue.project(), slack.url());
        slack.willAnswer(status(status, "later"), status(status, "later"));
        world.hears(issue.is(Kind.OPENED));

        var first = slack.next();
        world.delivery(issue.project(), DeliveryState.RETRYING);
        world.waits(SECOND);
        var second = slack.next();
        world.deliveries(
                issue.project(),
                all ->
                        all.getFirst().attempts().size() == 2
                                && all.getFirst().state() == DeliveryState.RETRYING);
        world.waits(SECOND);
        var third = slack.next();

        var delivery = world.delivery(issue.project(), DeliveryState.DELIVERED);
        assertThat(delivery.attempts()).extracting("status").containsExactly(status, status, 200);
        assertThat(List.of(first, second, third))
                .extracting(message -> message.header("Idempotency-key"))
                .containsOnly(issue.project() + "-" + delivery.id());
        assertThat(second.message()).isEqualTo(first.message());
    }

    @Test
    void retry_after_holds_everything_that_waits_for_the_destination() throws Exception {
        world.sends(issue.project(), slack.url());
        slack.willAnswer(status(429, "rate_limited", "Retry-After", "120"));
        world.hears(issue.is(Kind.OPENED));
        slack.next();
        world.delivery(issue.project(), DeliveryState.RETRYING);

        world.hears(issue.another().is(Kind.OPENED));
        world.waits(Duration.ofSeconds(119));
        assertThat(slack.isQuietFor(Duration.ofMillis(200))).isTrue();

        world.waits(SECOND);
        slack.next();
        world.deliveries(
                issue.project(),
                all -> all.stream().anyMatch(one -> one.state() == DeliveryState.DELIVERED));
        world.waits(SECOND);
        slack.next();
        world.deliveries(
                issue.project(),
                all -> all.stream().allMatch(one -> one.state() == DeliveryState.DELIVERED));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 413, 302})
    void a_refusal_that_will_not_pass_is_dead_with_the_receivers_words(int status)
            throws Exception {
        world.sends(issue.project(), slack.url());
        slack.willAnswer(
                status(
                        status,
                        "no_such_hook s3cr3tPartOfTheUrl",
                        "Location",
                        "http://127.0.0.1:1/"));

        world.hears(issue.is(Kind.OPENED));

        var delivery = world.delivery(issue.project(), DeliveryState.DEAD);
        assertThat(delivery.attempts())
                .singleElement()
                .satisfies(
                        attempt -> {
                            assertThat(attempt.status()).isEqualTo(status);
                            assertThat(attempt.answer()).isEqualTo("no_such_hook ***");
                        });
        assertThat(world.destinations(issue.project()).getFirst().enabled()).isTrue();
    }

    @Test
    void a_receiver_that_is_gone_disables_its_destination() throws Exception {
        answered(status(410, "channel_is_archived"), DeliveryState.DEAD);

        world.hears(issue.another().is(Kind.OPENED));

        assertThat(world.destinations(issue.project()).getFirst().enabled()).isFalse();
        assertThat(world.evaluations(issue.project())).contains("destination_disabled");
    }

    /// A delivery whose receiver answers so, once it is in the state.
    private Delivery answered(SlackReceiver.Answer answer, DeliveryState state) throws Exception {
        world.sends(issue.project(), slack.url());
        slack.willAnswer(answer);
        world.hears(issue.is(Kind.OPENED));
        return world.delivery(issue.project(), state);
    }

    @Test
    void a_receiver_that_says_nothing_is_tried_again() throws Exception {
        var delivery = answered(silence(), DeliveryState.RETRYING);

        assertThat(delivery.attempts())
                .singleElement()
                .satisfies(
                        attempt -> {
                            assertThat(attempt.status()).isZero();
                            assertThat(attempt.answer()).isEqualTo("no answer in time");
                        });
    }

    @Test
    void a_receiver_that_is_not_there_is_tried_again() throws Exception {
        world.sends(issue.project(), "http://127.0.0.1:1/services/x");
        world.sends(issue.project(), slack.url().replace("http:", "https:"));

        world.hears(issue.is(Kind.OPENED));

        var failed =
                world.deliveries(
                        issue.project(),
                        all -> all.stream().allMatch(one -> one.state() == DeliveryState.RETRYING));
        assertThat(failed)
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.attempts().getFirst().status()).isZero());
    }

    @Test
    void a_body_that_never_ends_does_not_make_a_taken_message_come_twice() throws Exception {
        var delivery = answered(drip(), DeliveryState.DELIVERED);

        assertThat(delivery.attempts()).hasSize(1);
        assertThat(delivery.attempts().getFirst().answer()).startsWith("oo");
    }

    @Test
    void a_gigabyte_of_answer_is_not_read() throws Exception {
        var delivery = answered(flood(404), DeliveryState.DEAD);

        assertThat(delivery.attempts().getFirst().answer()).hasSize(1024);
    }

    @Test
    void an_address_that_is_not_allowed_is_never_called() throws Exception {
        world.sends(issue.project(), "http://127.0.0.2:9/services/x");

        world.hears(issue.is(Kind.OPENED));

        var delivery = world.delivery(issue.project(), DeliveryState.DEAD);
        assertThat(delivery.attempts().getFirst().answer())
                .contains("127.0.0.2 (loopback): not allowed");
    }

    @Test
    void after_a_day_of_failures_a_delivery_is_dead() throws Exception {
        world.sends(issue.project(), slack.url());
        slack.willAnswer(status(500, "down"), status(500, "down"));
        world.hears(issue.is(Kind.OPENED));
        world.delivery(issue.project(), DeliveryState.RETRYING);

        world.waits(Duration.ofHours(24));

        assertThat(world.delivery(issue.project(), DeliveryState.DEAD).attempts()).hasSize(2);
    }

    @Test
    void a_destination_that_failed_for_three_days_is_disabled() throws Exception {
        world.sends(issue.project(), slack.url());
        for (var day = 0; day < 20; day++) {
            assertThat(world.destinations(issue.project()).getFirst().enabled()).isTrue();
            slack.willAnswer(status(404, "no_such_hook"));
            world.hears(issue.another().is(Kind.OPENED));
            slack.next();
            world.deliveries(
                    issue.project(),
                    all -> all.stream().allMatch(one -> one.state() == DeliveryState.DEAD));
            world.waits(Duration.ofHours(4));
        }

        assertThat(world.destinations(issue.project()).getFirst().enabled()).isFalse();
    }
}
