package dev.mayday.alerts.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.mayday.alerts.Database;
import dev.mayday.alerts.Given;
import dev.mayday.alerts.IssuesStandIn;
import dev.mayday.contracts.alerts.DeliveryState;
import dev.mayday.contracts.bus.IssueChange.Kind;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
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
class AlertsResourceTest extends OneProject {

    @ParameterizedTest
    @ValueSource(
            strings = {"Bearer wrong", "Bearer ", "Basic eDp5", "a-token-for-the-tests-of-alerts"})
    void whom_issues_service_does_not_know_nothing_is_told(String authorization) {
        given().header("Authorization", authorization)
                .get(path("/rules"))
                .then()
                .statusCode(401)
                .body("detail", equalTo("Invalid token"));
        given().get(path("/deliveries")).then().statusCode(401);
    }

    @Test
    void what_was_put_aside_is_for_who_runs_the_installation_and_for_services() {
        var path = "/internal/alerts/dead-changes";
        given().get(path).then().statusCode(401);
        given().header("Authorization", "Bearer wrong").get(path).then().statusCode(401);
        given().header("Authorization", IssuesStandIn.ADMIN).get(path).then().statusCode(404);
        given().header("Authorization", "Bearer a-token-for-the-tests-of-alerts")
                .get(path)
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"person", "caller", "signed-in/7", "whole/7", "unmarked"})
    void a_route_whose_mark_is_not_known_here_admits_nobody(String route) {
        for (var bearer : List.of(IssuesStandIn.VIEWER, "Bearer a-token-for-the-tests-of-alerts")) {
            given().header("Authorization", bearer)
                    .get("/internal/alerts/unjudged/" + route)
                    .then()
                    .statusCode(403)
                    .body("detail", equalTo("nobody may call this"));
        }
    }

    @Test
    void who_may_only_read_changes_nothing_and_is_told_what_is_missing() {
        given().header("Authorization", IssuesStandIn.VIEWER)
                .get(path("/rules"))
                .then()
                .statusCode(200);
        given().header("Authorization", IssuesStandIn.VIEWER)
                .contentType("application/json")
                .body(rule("x", "off", List.of("issue.new")))
                .put(path("/rules/1"))
                .then()
                .statusCode(403)
                .body("detail", equalTo("It needs role admin."));
        given().header("Authorization", IssuesStandIn.VIEWER)
                .delete(path("/destinations/1"))
                .then()
                .statusCode(403);
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
}
