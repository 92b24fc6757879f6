package dev.mayday.alerts.api;

import static dev.mayday.alerts.Given.anIssue;
import static io.restassured.RestAssured.given;
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
import dev.mayday.alerts.World;
import dev.mayday.alerts.slack.SlackReceiver;
import dev.mayday.alerts.slack.WithSlack;
import dev.mayday.contracts.alerts.DeliveryState;
import dev.mayday.contracts.bus.IssueChange.Kind;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class AlertsResourceTest extends WithSlack {

    @Inject World world;

    private final long project = anIssue().project();

    @ParameterizedTest
    @ValueSource(
            strings = {"Bearer wrong", "Bearer ", "Basic eDp5", "a-token-for-the-tests-of-alerts"})
    void without_the_service_token_nothing_is_told(String authorization) {
        given().header("Authorization", authorization)
                .get(path("/rules"))
                .then()
                .statusCode(401)
                .body("detail", equalTo("the service token is missing or wrong"));
        given().get(path("/deliveries")).then().statusCode(401);
    }

    @Test
    void the_token_is_asked_for_here_only() {
        given().get("/q/health/ready").then().statusCode(200);
    }

    @Test
    void a_project_nobody_asked_for_has_two_active_rules() {
        service()
                .get(path("/rules"))
                .then()
                .statusCode(200)
                .body("settings.name", equalTo(List.of("New issue", "Regression")))
                .body(
                        "settings.conditions",
                        equalTo(List.of(List.of("issue.new"), List.of("issue.regressed"))))
                .body("settings.mode", equalTo(List.of("active", "active")))
                .body("settings.throttle", equalTo(List.of(1800, 1800)))
                .body("[0].sentence", equalTo("When an error is seen for the first time"))
                .body("[0].settings.environments", hasSize(0));
    }

    @Test
    void the_first_rules_of_a_project_are_made_once_however_many_ask_at_once() {
        var ids =
                IntStream.range(0, 12)
                        .parallel()
                        .mapToObj(_ -> service().get(path("/rules")).then().statusCode(200))
                        .map(answer -> answer.extract().body().jsonPath().getList("id"))
                        .toList();

        assertThat(ids).allMatch(ids.getFirst()::equals);
        assertThat(ids.getFirst()).hasSize(2);
    }

    @Test
    void a_rule_keeps_what_was_set() {
        var id = firstRule();
        var destination = added();
        var wanted = rule("Fresh in production", "watch", List.of("issue.new", "issue.regressed"));
        wanted.put("environments", List.of("production", "(none)", "production"));
        wanted.put("routes", List.of(destination));
        wanted.put("throttle", 60);
        service()
                .body(wanted)
                .put(path("/rules/" + id))
                .then()
                .statusCode(200)
                .body("settings.name", equalTo("Fresh in production"));

        service()
                .get(path("/rules"))
                .then()
                .body("[0].id", equalTo(id))
                .body("[0].settings.mode", equalTo("watch"))
                .body("[0].settings.conditions", hasSize(2))
                .body("[0].settings.routes", equalTo(List.of(destination)))
                .body("[0].settings.throttle", equalTo(60))
                .body("[0].settings.environments", equalTo(List.of("production", "(none)")))
                .body("[1].settings.mode", equalTo("active"));
    }

    @Test
    void a_rule_of_another_project_cannot_be_touched() {
        var id = firstRule();
        var other = "/internal/alerts/projects/" + (project + 500_000) + "/rules/" + id;

        service().body(rule("x", "off", List.of("issue.new"))).put(other).then().statusCode(404);

        service().get(path("/rules")).then().body("[0].settings.mode", equalTo("active"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "[]",
                "{\"mode\":\"off\"}",
                "{\"mode\":7,\"environments\":[]}"
            })
    void a_body_that_is_none_is_the_callers_mistake(String body) {
        service().body(body).put(path("/rules/" + firstRule())).then().statusCode(400);
        service().body(body).post(path("/destinations")).then().statusCode(400);
    }

    @Test
    void what_was_sent_is_counted() throws Exception {
        added();
        world.hears(new Given(project, project, "E: one", "", 1, "").is(Kind.OPENED));
        world.delivery(project, DeliveryState.DELIVERED);

        given().auth()
                .oauth2("a-token-for-the-tests-of-alerts")
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("mayday_alerts_deliveries_total{state=\"delivered\"}"))
                .body(containsString("mayday_alerts_attempts_total{status=\"200\"}"))
                .body(containsString("mayday_alerts_evaluations_total{code=\"sent\"}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mode | loud | mode: one of off, watch, active is expected",
                "conditions | issue.old | conditions: \"issue.old\" is not one of issue.new, issue.regressed",
                "conditions |  | conditions: at least one is expected",
                "environments | ' ' | environments: 1–64 characters are expected",
                "environments | a\u0000b | environments: a character in it cannot be stored",
                "filter | is:unresolved | filter: queries are not supported yet, only the empty one",
                "name | ' ' | name: 1–80 characters are expected",
                "name | a\u0000b | name: a character in it cannot be stored",
                "routes | 4711 | routes: the project has no destination 4711",
                "throttle | -1 | throttle: 0–2592000 seconds are expected",
                "throttle | 2592001 | throttle: 0–2592000 seconds are expected",
            })
    void a_rule_that_makes_no_sense_is_refused_in_words(
            String field, @Nullable String value, String detail) {
        var wanted = rule("Some rule", "active", List.of("issue.new"));
        var isList = wanted.get(field) instanceof List;
        var one = value == null ? List.of() : List.of((Object) value);
        wanted.put(field, isList ? one : value);

        service()
                .body(wanted)
                .put(path("/rules/" + firstRule()))
                .then()
                .statusCode(400)
                .body("detail", equalTo(detail));
    }

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

    @Test
    void the_log_tells_newest_first_and_by_issue() throws Exception {
        added();
        var one = new Given(project, project, "E: one", "", 1, "");
        var two = new Given(project, project + 1_000_000, "E: two", "", 1, "");
        world.hears(one.is(Kind.OPENED), two.is(Kind.OPENED));

        service()
                .get(path("/deliveries"))
                .then()
                .body("title", equalTo(List.of("E: two", "E: one")));
        service()
                .queryParam("issue", one.issue())
                .get(path("/deliveries"))
                .then()
                .body("title", equalTo(List.of("E: one")));
        service().queryParam("limit", 1).get(path("/deliveries")).then().body("", hasSize(1));
        service()
                .queryParam("limit", 101)
                .get(path("/deliveries"))
                .then()
                .statusCode(400)
                .body("detail", equalTo("limit: 101 is not within 1–100"));
    }

    private int firstRule() {
        return service().get(path("/rules")).then().extract().path("[0].id");
    }

    static Map<String, Object> rule(String name, String mode, List<String> conditions) {
        return new HashMap<>(
                Map.of(
                        "name",
                        name,
                        "mode",
                        mode,
                        "conditions",
                        conditions,
                        "filter",
                        "",
                        "environments",
                        List.of(),
                        "routes",
                        List.of(),
                        "throttle",
                        1800));
    }

    private int added() {
        return add("slack", "#backend", slack.url()).statusCode(200).extract().path("id");
    }

    private ValidatableResponse add(String kind, String name, String url) {
        return service()
                .body(Map.of("kind", kind, "name", name, "settings", Map.of("url", url)))
                .post(path("/destinations"))
                .then();
    }

    private RequestSpecification service() {
        return given().header("Authorization", "Bearer a-token-for-the-tests-of-alerts")
                .contentType("application/json");
    }

    private String path(String rest) {
        return "/internal/alerts/projects/" + project + rest;
    }
}
