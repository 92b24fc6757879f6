package dev.mayday.alerts.settings;

import static dev.mayday.alerts.Given.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.alerts.Database;
import dev.mayday.alerts.Given;
import dev.mayday.alerts.World;
import dev.mayday.alerts.slack.SlackReceiver;
import dev.mayday.contracts.alerts.DeliveryState;
import dev.mayday.contracts.bus.IssueChange.Kind;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class InstallationDestinationsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Inject World world;
    @Inject InstallationTestAccess destinations;

    private final Given one = anIssue();
    private final Given other = anIssue();
    private SlackReceiver slack;

    @BeforeEach
    void start() throws Exception {
        slack = SlackReceiver.start();
        keep(slack.url());
    }

    @AfterEach
    void stop() {
        keep(null);
        slack.close();
    }

    @Test
    void projects_without_a_destination_share_it_and_its_pace() throws Exception {
        world.hears(one.is(Kind.OPENED), other.is(Kind.OPENED));

        slack.next();
        world.delivery(one.project(), DeliveryState.DELIVERED);
        assertThat(slack.isQuietFor(Duration.ofMillis(200))).isTrue();
        world.waits(SECOND);
        slack.next();
        world.delivery(other.project(), DeliveryState.DELIVERED);
    }

    @Test
    void a_project_with_its_own_destination_does_not_use_it() throws Exception {
        try (var own = SlackReceiver.start()) {
            world.sends(one.project(), own.url());

            world.hears(one.is(Kind.OPENED));

            own.next();
            world.delivery(one.project(), DeliveryState.DELIVERED);
            assertThat(slack.isQuietFor(Duration.ofMillis(200))).isTrue();
        }
    }

    @Test
    void a_new_address_in_the_configuration_is_enabled_again_the_old_one_is_not() throws Exception {
        slack.willAnswer(SlackReceiver.status(410, "channel_is_archived"));
        world.hears(one.is(Kind.OPENED));
        world.delivery(one.project(), DeliveryState.DEAD);

        keep(slack.url());
        assertThat(world.destinations(one.project()))
                .singleElement()
                .satisfies(destination -> assertThat(destination.enabled()).isFalse());
        keep(slack.url() + "2");
        assertThat(world.destinations(one.project()))
                .singleElement()
                .satisfies(destination -> assertThat(destination.enabled()).isTrue());
    }

    @Test
    void without_it_in_the_configuration_there_is_none() {
        keep(null);

        assertThat(world.destinations(one.project())).isEmpty();
    }

    private void keep(@Nullable String url) {
        destinations.keeps(url);
    }
}
