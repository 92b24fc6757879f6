package dev.mayday.alerts;

import static dev.mayday.alerts.Given.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.alerts.slack.SlackReceiver;
import dev.mayday.contracts.alerts.AlertsApi.Delivery;
import dev.mayday.contracts.alerts.DeliveryState;
import dev.mayday.contracts.bus.IssueChange.Kind;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class RetentionTest {

    @Inject World world;
    @Inject Retention retention;

    private final Given issue = anIssue();

    @Test
    void evaluations_live_for_a_week_and_deliveries_for_a_month() throws Exception {
        try (var slack = SlackReceiver.start()) {
            world.sends(issue.project(), slack.url());
            world.hears(issue.is(Kind.OPENED));
            world.delivery(issue.project(), DeliveryState.DELIVERED);

            tidyAfter(Duration.ofDays(6));
            assertThat(world.evaluations(issue.project())).containsExactly("sent");
            tidyAfter(Duration.ofDays(1));
            assertThat(world.evaluations(issue.project())).isEmpty();
            tidyAfter(Duration.ofDays(22));
            assertThat(world.deliveries(issue.project())).hasSize(1);
            tidyAfter(Duration.ofDays(1));
            assertThat(world.deliveries(issue.project())).isEmpty();
        }
    }

    @Test
    void what_waits_for_a_disabled_destination_ends_after_a_day() throws Exception {
        try (var slack = SlackReceiver.start()) {
            waitsForDisabled(slack);

            tidyAfter(Duration.ofHours(23));
            assertThat(states()).containsExactly(DeliveryState.QUEUED, DeliveryState.DEAD);
            tidyAfter(Duration.ofHours(1));
            assertThat(states()).containsExactly(DeliveryState.DEAD, DeliveryState.DEAD);
        }
    }

    /// A message waits for a destination that was disabled by the one before it.
    private void waitsForDisabled(SlackReceiver slack) throws Exception {
        world.sends(issue.project(), slack.url());
        slack.willAnswer(SlackReceiver.status(410, "channel_is_archived"));
        world.hears(issue.is(Kind.OPENED), issue.another().is(Kind.OPENED));
        world.deliveries(
                issue.project(),
                all -> all.size() == 2 && all.getLast().state() == DeliveryState.DEAD);
    }

    private List<DeliveryState> states() {
        return world.deliveries(issue.project()).stream().map(Delivery::state).toList();
    }

    @Test
    void what_a_dead_sender_left_for_a_disabled_destination_ends_after_a_day() throws Exception {
        try (var slack = SlackReceiver.start()) {
            waitsForDisabled(slack);
            world.rows(
                    "UPDATE alerts.delivery SET state = 'sending' WHERE project_id = $1 AND state = 'queued' RETURNING '' AS it",
                    issue.project());

            tidyAfter(Duration.ofHours(24));
            assertThat(states()).containsExactly(DeliveryState.DEAD, DeliveryState.DEAD);
        }
    }

    @Test
    void a_change_that_was_put_aside_waits_a_week_for_a_person() throws Exception {
        world.hears("{\"kind\":\"LATER\",\"project\":{\"id\":" + issue.project() + "}}");

        tidyAfter(Duration.ofDays(6));
        assertThat(putAside()).hasSize(1);
        tidyAfter(Duration.ofDays(1));
        assertThat(putAside()).isEmpty();
    }

    @Test
    void a_step_that_fails_does_not_keep_the_others_from_theirs() throws Exception {
        world.hears(issue.is(Kind.OPENED));
        world.hears("{\"kind\":\"LATER\",\"project\":{\"id\":" + issue.project() + "}}");
        world.sql("ALTER TABLE alerts.processed_change RENAME TO away");
        try {
            tidyAfter(Duration.ofDays(7));
        } finally {
            world.sql("ALTER TABLE alerts.away RENAME TO processed_change");
        }

        assertThat(world.evaluations(issue.project())).isEmpty();
        assertThat(putAside()).isEmpty();
    }

    private List<String> putAside() {
        return world.rows(
                "SELECT reason AS it FROM alerts.dead_change WHERE project_id = $1",
                issue.project());
    }

    private void tidyAfter(Duration time) {
        world.waits(time);
        retention.tidy().await().atMost(Duration.ofMinutes(1));
    }
}
