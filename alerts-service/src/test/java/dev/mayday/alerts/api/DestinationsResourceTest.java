package dev.mayday.alerts.api;

import static dev.mayday.alerts.Given.anIssue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.mayday.alerts.Database;
import dev.mayday.alerts.Given;
import dev.mayday.alerts.slack.SlackReceiver;
import dev.mayday.contracts.alerts.DeliveryState;
import dev.mayday.contracts.bus.IssueChange.Kind;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where the messages of a project go: added, tried, taken away.
@QuarkusTest
@QuarkusTestResource(Database.class)
class DestinationsResourceTest extends OneProject {

    @Test
    void the_kinds_of_destinations_say_what_they_ask_for() {
        service()
                .get(path("/channels"))
                .then()
                .statusCode(200)
                .body("kind", equalTo(List.of("slack")))
                .body("[0].fields.name", equalTo(List.of("url")));
    }

    @Test
    void a_destination_is_shown_without_its_secret() {
        var created =
                add("slack", "#backend", slack.url())
                        .statusCode(200)
                        .body("enabled", is(true))
                        .body("address", not(containsString("s3cr3t")));

        var listed =
                service()
                        .get(path("/destinations"))
                        .then()
                        .statusCode(200)
                        .body("name", equalTo(List.of("#backend")));

        assertThat(created.extract().asString()).doesNotContain("s3cr3t");
        assertThat(listed.extract().asString()).doesNotContain("s3cr3t");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "slack | #x | http://127.0.0.2/services/x | 127.0.0.2 resolves to 127.0.0.2 (loopback): not allowed",
                "slack | #x | http://2130706434/services/x | four decimal numbers",
                "slack | #x | http://0177.0.0.2/services/x | four decimal numbers",
                "slack | #x | http://[::ffff:10.0.0.1]/ | 10.0.0.1 (private): not allowed",
                "slack | #x | https://169.254.169.254/latest | (link-local): not allowed",
                "slack | #x | ftp://hooks.example.com/ | only https",
                "slack | #x | https://me:you@hooks.example.com/ | user name or password",
                "slack | #x | nonsense | only https",
                "slack | #x | https://no-such-host.invalid/x | no-such-host.invalid does not resolve",
                "slack | '' | https://hooks.example.com/ | name: 1–80 characters",
                "pager | #x | https://hooks.example.com/ | kind: one of slack is expected",
            })
    void a_destination_that_may_not_be_called_is_not_saved(
            String kind, String name, String url, String detail) {
        add(kind, name, url).statusCode(400).body("detail", containsString(detail));

        service().get(path("/destinations")).then().body("", hasSize(0));
    }

    @Test
    void a_project_has_ten_destinations_at_most() {
        for (var i = 0; i < 10; i++) {
            added();
        }

        add("slack", "#one-too-many", slack.url())
                .statusCode(400)
                .body("detail", equalTo("a project has at most 10 destinations"));
    }

    @Test
    void a_test_message_tells_what_the_receiver_said() throws Exception {
        var id = added();

        service()
                .post(path("/destinations/" + id + "/test"))
                .then()
                .statusCode(200)
                .body("delivered", is(true))
                .body("status", is(200))
                .body("answer", equalTo("ok"));

        var message = slack.next();
        assertThat(message.problems()).isEmpty();
        assertThat(message.message().path("text").asText()).startsWith("[Test] ");
    }

    @Test
    void a_test_that_arrives_enables_a_destination_again() throws Exception {
        var id = added();
        slack.willAnswer(SlackReceiver.status(410, "channel_is_archived"));
        var issue = anIssue().in("production");
        world.hears(new Given(project, issue.issue(), "E: x", "", 1, "").is(Kind.OPENED));
        world.delivery(project, DeliveryState.DEAD);
        service().get(path("/destinations")).then().body("[0].enabled", is(false));

        slack.willAnswer(SlackReceiver.status(403, "no"));
        service()
                .post(path("/destinations/" + id + "/test"))
                .then()
                .body("delivered", is(false))
                .body("status", is(403));
        service().get(path("/destinations")).then().body("[0].enabled", is(false));
        service().post(path("/destinations/" + id + "/test")).then().body("delivered", is(true));

        service().get(path("/destinations")).then().body("[0].enabled", is(true));
    }

    @Test
    void removing_a_destination_cancels_what_waits_for_it() throws Exception {
        var id = added();
        slack.willAnswer(SlackReceiver.status(500, "down"));
        world.hears(new Given(project, project, "E: x", "", 1, "").is(Kind.OPENED));
        world.delivery(project, DeliveryState.RETRYING);

        service().delete(path("/destinations/" + id)).then().statusCode(204);

        service()
                .get(path("/deliveries"))
                .then()
                .body("[0].state", equalTo("cancelled"))
                .body("[0].nextAttempt", nullValue())
                .body("[0].destination", equalTo("#backend"));
        service()
                .delete(path("/destinations/" + id))
                .then()
                .statusCode(404)
                .body("detail", notNullValue());
    }

    @Test
    void the_destination_of_another_project_cannot_be_touched() {
        var id = added();
        var other = "/internal/alerts/projects/" + (project + 500_000) + "/destinations/" + id;

        service().delete(other).then().statusCode(404);
        service().post(other + "/test").then().statusCode(404);
        service().get(path("/destinations")).then().body("", hasSize(1));
    }
}
