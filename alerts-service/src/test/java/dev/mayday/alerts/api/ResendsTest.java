package dev.mayday.alerts.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.mayday.alerts.Database;
import dev.mayday.alerts.Given;
import dev.mayday.alerts.slack.SlackReceiver;
import dev.mayday.contracts.alerts.AlertsApi.Delivery;
import dev.mayday.contracts.alerts.DeliveryState;
import dev.mayday.contracts.bus.IssueChange.Kind;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// Dead deliveries that are sent again (semantics 13.2).
@QuarkusTest
@QuarkusTestResource(Database.class)
class ResendsTest extends OneProject {

    private static final Duration PACE = Duration.ofSeconds(1);

    @Test
    void a_dead_delivery_is_sent_again_once_however_often_one_asks() throws Exception {
        added();
        var dead = dead(404);

        var by = resend(dead.id()).statusCode(200).extract().jsonPath().getLong("by");
        var message = slack.next();
        all(DeliveryState.DELIVERED, DeliveryState.DEAD);
        resend(dead.id()).statusCode(200).body("by", equalTo((int) by));

        assertThat(message.problems()).isEmpty();
        assertThat(message.message().toString()).contains("(resent)");
        service()
                .get(path("/deliveries"))
                .then()
                .body("id", equalTo(List.of((int) by, (int) dead.id())))
                .body("[0].resends", equalTo((int) dead.id()))
                .body("[1].resentBy", equalTo((int) by));
    }

    @Test
    void whoever_asks_at_the_same_moment_is_told_of_the_same_delivery() throws Exception {
        added();
        var dead = dead(404);

        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked =
                    people.invokeAll(
                            Collections.nCopies(
                                    12,
                                    () -> resend(dead.id()).statusCode(200).extract().asString()));

            assertThat(asked).extracting(Future::get).containsOnly(asked.getFirst().get());
        }
        slack.next();
        all(DeliveryState.DELIVERED, DeliveryState.DEAD);
    }

    @Test
    void what_was_sent_again_and_died_again_can_be_sent_once_more() throws Exception {
        added();
        var dead = dead(404);
        slack.willAnswer(SlackReceiver.status(404, "no_service"));
        var second = resend(dead.id()).extract().jsonPath().getLong("by");
        slack.next();
        all(DeliveryState.DEAD, DeliveryState.DEAD);
        world.waits(PACE);

        resend(second).statusCode(200).body("by", not(equalTo((int) second)));

        slack.next();
        all(DeliveryState.DELIVERED, DeliveryState.DEAD, DeliveryState.DEAD);
    }

    @Test
    void what_died_long_ago_has_another_day_of_tries() throws Exception {
        added();
        var dead = dead(404);
        world.passes(Duration.ofDays(2));
        slack.willAnswer(SlackReceiver.status(503, "soon"));

        resend(dead.id()).statusCode(200);

        slack.next();
        var again = all(DeliveryState.RETRYING, DeliveryState.DEAD).getFirst();
        assertThat(again.attempts()).singleElement();
    }

    @Test
    void what_arrived_is_not_sent_again() throws Exception {
        added();
        world.hears(issue().is(Kind.OPENED));
        slack.next();
        var delivered = world.delivery(project, DeliveryState.DELIVERED);

        resend(delivered.id())
                .statusCode(400)
                .body("detail", containsString("this one is delivered"));
    }

    @Test
    void what_has_nobody_to_go_to_is_refused_with_the_reason() throws Exception {
        var destination = added();
        var dead = dead(410);

        resend(dead.id()).statusCode(400).body("detail", containsString("disabled"));
        service().delete(path("/destinations/" + destination)).then().statusCode(204);
        resend(dead.id()).statusCode(400).body("detail", containsString("removed"));
    }

    @Test
    void the_delivery_of_another_project_is_none() throws Exception {
        added();
        var dead = dead(404);
        var other = "/internal/alerts/projects/" + (project + 500_000) + "/deliveries/" + dead.id();

        service().post(other + "/resends").then().statusCode(404);
        resend(dead.id() + 1_000_000).statusCode(404);
    }

    /// A delivery that was given up, and a destination that is free again.
    private Delivery dead(int status) throws Exception {
        slack.willAnswer(SlackReceiver.status(status, "no_service"));
        world.hears(issue().is(Kind.OPENED));
        slack.next();
        var dead = world.delivery(project, DeliveryState.DEAD);
        world.passes(PACE);
        return dead;
    }

    private Given issue() {
        return new Given(project, project, "E: x", "", 1, "");
    }

    /// The deliveries, newest first, once they are in these states.
    private List<Delivery> all(DeliveryState... states) {
        return world.deliveries(
                project, all -> all.stream().map(Delivery::state).toList().equals(List.of(states)));
    }

    private ValidatableResponse resend(long delivery) {
        return service().post(path("/deliveries/" + delivery + "/resends")).then();
    }
}
