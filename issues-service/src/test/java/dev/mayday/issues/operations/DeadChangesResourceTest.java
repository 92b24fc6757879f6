package dev.mayday.issues.operations;

import static dev.mayday.issues.Ask.as;
import static dev.mayday.issues.Ask.asService;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.mayday.issues.Fixtures;
import dev.mayday.issues.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = AlertsStandIn.class, restrictToAnnotatedClass = true)
class DeadChangesResourceTest {

    private static final String PATH = "/api/0/operations/dead-changes/";

    @Inject Fixtures fixtures;

    private Fixtures.Tenant tenant = new Fixtures.Tenant(0, "", 0, "", 0);
    private String token = "";

    @BeforeEach
    void anInstanceAdmin() {
        AlertsStandIn.reset();
        tenant = fixtures.tenant();
        fixtures.run("UPDATE account SET instance_admin = true WHERE id = ?", tenant.account());
        token = fixtures.token(tenant, "org:admin");
    }

    @Test
    void a_dead_change_is_listed_with_its_project_and_reason_but_not_what_it_says() {
        AlertsStandIn.says(
                "GET ?limit=25",
                200,
                """
                {"changes":[
                  {"id":7,"at":"2026-11-26T10:00:00Z","reason":"a kind","project":%d,"change":99,"payload":"s3cret"},
                  {"id":6,"at":"2026-11-26T09:00:00Z","reason":"no JSON","project":0,"change":0,"payload":""}],
                 "total":31,"next":6}\
                """
                        .formatted(tenant.project()));

        as(token)
                .get(PATH)
                .then()
                .statusCode(200)
                .body("total", equalTo(31))
                .body("nextCursor", equalTo("6"))
                .body("changes[0].id", equalTo(7))
                .body("changes[0].at", equalTo("2026-11-26T10:00:00Z"))
                .body("changes[0].project", equalTo("shop"))
                .body("changes[0].projectId", equalTo((int) tenant.project()))
                .body("changes[0].changeId", equalTo(99))
                .body("changes[0].reason", equalTo("a kind"))
                .body("changes[1].project", equalTo(""))
                .body("toString()", not(containsString("s3cret")));
    }

    @Test
    void the_next_page_begins_behind_the_cursor() {
        AlertsStandIn.says(
                "GET ?before=6&limit=100", 200, "{\"changes\":[],\"total\":31,\"next\":null}");

        as(token)
                .get(PATH + "?cursor=6&limit=100")
                .then()
                .statusCode(200)
                .body("nextCursor", nullValue());
    }

    @Test
    void one_is_run_again_and_says_why_it_stays() {
        AlertsStandIn.says("POST /7/runs", 200, "{\"done\":false,\"reason\":\"still no JSON\"}");

        as(token)
                .post(PATH + "7/runs/")
                .then()
                .statusCode(200)
                .body("done", equalTo(false))
                .body("reason", equalTo("still no JSON"));
        as(token).post(PATH + "8/runs/").then().statusCode(404);
    }

    @Test
    void all_are_run_again() {
        AlertsStandIn.says("POST /runs", 200, "{\"done\":3,\"failed\":1,\"left\":1}");

        as(token)
                .post(PATH + "runs/")
                .then()
                .statusCode(200)
                .body("done", equalTo(3))
                .body("failed", equalTo(1))
                .body("left", equalTo(1));
    }

    @Test
    void a_run_is_waited_for_when_a_look_up_would_have_been_given_up() {
        AlertsStandIn.says("POST /runs", 200, "{\"done\":3,\"failed\":1,\"left\":1}");
        var run = AlertsStandIn.holds("POST /runs");
        AlertsStandIn.holds("GET ?limit=25");

        var told =
                CompletableFuture.supplyAsync(
                        () -> as(token).post(PATH + "runs/").then().extract().statusCode());
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> AlertsStandIn.asked().contains("POST /runs"));
        as(token).get(PATH).then().statusCode(503);
        run.complete(null);

        assertThat(told).succeedsWithin(Duration.ofMinutes(1)).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, runs/, POST /runs",
        "POST, 7/runs/, POST /7/runs",
        "DELETE, 7/, DELETE /7",
        "DELETE, ?until=2026-11-26T10:00:00Z, DELETE ?until=2026-11-26T10%3A00%3A00Z",
    })
    void of_a_deed_without_an_answer_it_says_that_it_may_still_be_done(
            String method, String path, String question) {
        AlertsStandIn.says(question, 503, "{\"detail\":\"x\"}");

        as(token)
                .request(method, PATH + path)
                .then()
                .statusCode(503)
                .header("Retry-After", equalTo("5"))
                .body("detail", containsString("alerts-service"))
                .body("detail", containsString("may still be done"));
    }

    @Test
    void deleting_forgets_one_or_all_that_were_seen() {
        AlertsStandIn.says("DELETE /7", 204, "");
        AlertsStandIn.says("DELETE ?until=2026-11-26T10%3A00%3A00Z", 200, "{\"deleted\":2}");

        as(token).delete(PATH + "7/").then().statusCode(204);
        as(token).delete(PATH + "8/").then().statusCode(404);
        as(token)
                .delete(PATH + "?until=2026-11-26T10:00:00Z")
                .then()
                .statusCode(200)
                .body("deleted", equalTo(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?until=now", "?until=%2B999999999-01-01T00:00:00Z"})
    void deleting_all_without_saying_until_when_is_refused(String query) {
        as(token)
                .delete(PATH + query)
                .then()
                .statusCode(400)
                .body("detail", containsString("until"));
        assertThat(AlertsStandIn.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "1:2", "99999999999999999999"})
    void a_cursor_that_is_not_ours_is_refused(String cursor) {
        as(token).get(PATH + "?cursor=" + cursor).then().statusCode(400);
        assertThat(AlertsStandIn.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503})
    void while_alerts_service_is_away_it_says_so(int status) {
        AlertsStandIn.says("GET ?limit=25", status, "{\"detail\":\"x\"}");

        as(token)
                .get(PATH)
                .then()
                .statusCode(503)
                .header("Retry-After", equalTo("5"))
                .body("detail", containsString("alerts-service"))
                .body("detail", not(containsString("done")));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, ''",
        "GET, ?cursor=x",
        "POST, runs/",
        "POST, 7/runs/",
        "DELETE, 7/",
        "DELETE, ''",
        "DELETE, ?until=2030-01-01T00:00:00Z"
    })
    void for_everyone_else_there_is_nothing(String method, String path) {
        var others = fixtures.tenant();

        as(fixtures.session(others.account())).request(method, PATH + path).then().statusCode(404);
        as(fixtures.token(others, "org:admin")).request(method, PATH + path).then().statusCode(404);
        as(fixtures.token(tenant, "project:admin", "event:admin"))
                .request(method, PATH + path)
                .then()
                .statusCode(403)
                .body("detail", containsString("org:admin"));
        as("").request(method, PATH + path).then().statusCode(401);
        asService().request(method, PATH + path).then().statusCode(404);
        assertThat(AlertsStandIn.asked()).isEmpty();
    }
}
