package dev.mayday.alerts.evaluation;

import static dev.mayday.alerts.Given.anIssue;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.mayday.alerts.Changes;
import dev.mayday.alerts.Database;
import dev.mayday.alerts.World;
import dev.mayday.contracts.bus.IssueChange.Kind;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class DeadChangesTest {

    private static final String PATH = "/internal/alerts/dead-changes";

    @Inject World world;

    @Inject Changes changes;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no json at all       | not the JSON of a change",
                "''                   | a kind that this version does not know",
                "{\"id\":1            | not the JSON of a change",
                "null                 | a kind that this version does not know",
                "[1,2]                | a kind that this version does not know",
                "{\"kind\":\"OPENED\"} | something is missing",
            })
    void text_that_is_no_change_is_kept_and_does_not_stop_the_ones_behind_it(
            String text, String reason) throws Exception {
        var issue = anIssue();

        world.hears(text + " ".repeat((int) (issue.issue() % 1000)));
        world.hears(issue.is(Kind.OPENED));

        assertThat(world.evaluations(issue.project())).containsExactly("destination_missing");
        service().get(PATH).then().body("changes[0].reason", startsWith(reason));
    }

    @Test
    void a_kind_of_a_later_version_is_put_aside_and_told_after_the_upgrade() throws Exception {
        var issue = anIssue();
        var text = changes.write(issue.is(Kind.OPENED));

        world.hears(text.replace("\"OPENED\"", "\"ESCALATED\""));
        var id = newest();
        service()
                .get(PATH)
                .then()
                .body("changes[0].project", equalTo((int) issue.project()))
                .body("changes[0].payload", containsString("ESCALATED"))
                .body("changes[0].reason", equalTo("a kind that this version does not know"));
        service().post(PATH + "/" + id + "/runs").then().body("done", equalTo(false));

        // As if this were the version that knows it.
        world.sql(
                "UPDATE alerts.dead_change SET payload = convert_to(replace(convert_from(payload,"
                        + " 'UTF8'), 'ESCALATED', 'OPENED'), 'UTF8') WHERE id = "
                        + id);
        service().post(PATH + "/" + id + "/runs").then().body("done", equalTo(true));

        assertThat(world.evaluations(issue.project())).containsExactly("destination_missing");
        service().get(PATH).then().body("changes.id", not(containsString(Integer.toString(id))));
        service().post(PATH + "/" + id + "/runs").then().statusCode(404);
    }

    @Test
    void fields_of_a_later_version_are_passed_over() throws Exception {
        var issue = anIssue();
        var text = changes.write(issue.is(Kind.OPENED));

        world.hears(text.replace("\"shortId\"", "\"priority\":{\"x\":[1]},\"shortId\""));

        assertThat(world.evaluations(issue.project())).containsExactly("destination_missing");
    }

    @Test
    void a_change_that_the_tables_refuse_is_put_aside_and_can_be_run_again() throws Exception {
        var refused = anIssue();
        var opened = refused.is(Kind.OPENED);
        world.sql(
                "ALTER TABLE alerts.issue ADD CONSTRAINT picky CHECK (issue_id <> "
                        + refused.issue()
                        + ")");
        try {
            world.hears(opened, opened);
            service().get(PATH).then().body("changes[0].reason", containsString("picky"));
            service()
                    .post(PATH + "/" + newest() + "/runs")
                    .then()
                    .body("done", equalTo(false))
                    .body("reason", containsString("picky"));
        } finally {
            world.sql("ALTER TABLE alerts.issue DROP CONSTRAINT picky");
        }
        assertThat(world.putAside(refused.project())).hasSize(1);

        service().post(PATH + "/" + newest() + "/runs").then().body("done", equalTo(true));

        assertThat(world.evaluations(refused.project())).containsExactly("destination_missing");
        assertThat(world.putAside(refused.project())).isEmpty();
    }

    @Test
    void what_had_its_effect_before_has_none_when_it_is_run_again() throws Exception {
        var issue = anIssue();
        var opened = issue.is(Kind.OPENED);
        world.hears(opened);
        world.sql(
                "INSERT INTO alerts.dead_change (project_id, change_id, at, reason, payload) VALUES"
                        + " (1, 1, now(), 'x', convert_to('"
                        + changes.write(opened)
                        + "', 'UTF8'))");

        service().post(PATH + "/" + newest() + "/runs").then().body("done", equalTo(true));

        assertThat(world.evaluations(issue.project())).containsExactly("destination_missing");
    }

    @Test
    void a_rule_on_which_a_change_stumbles_puts_it_aside_for_the_ones_behind_it() throws Exception {
        var issue = anIssue();
        world.sql(
                """
                WITH p AS (INSERT INTO alerts.project VALUES (%1$d))
                INSERT INTO alerts.rule (project_id, name, mode, conditions, throttle)
                SELECT %1$d, 'x', 'active', '{}', 0\
                """
                        .formatted(issue.project()));

        world.hears(issue.is(Kind.OPENED));

        service()
                .get(PATH)
                .then()
                .body("changes[0].project", equalTo((int) issue.project()))
                .body("changes[0].reason", containsString("ClassCastException"));
    }

    @Test
    void dead_changes_are_counted_listed_by_pages_and_deleted() throws Exception {
        var issue = anIssue();
        for (var i = 0; i < 3; i++) {
            world.hears("broken " + issue.project() + " " + i);
        }
        var first = service().queryParam("limit", 2).get(PATH).then().statusCode(200).extract();
        int next = first.path("next");

        service()
                .queryParam("limit", 1)
                .queryParam("before", next)
                .get(PATH)
                .then()
                .body("changes[0].payload", equalTo("broken " + issue.project() + " 0"));
        int total = first.path("total");
        service().delete(PATH + "/" + newest()).then().statusCode(204);
        service().get(PATH).then().body("total", equalTo(total - 1));
        given().auth()
                .oauth2("a-token-for-the-tests-of-alerts")
                .get("/q/metrics")
                .then()
                .body(containsString("mayday_alerts_dead_changes " + (total - 1) + ".0"));
        service().delete(PATH + "/" + Long.MAX_VALUE).then().statusCode(404);
        given().get(PATH).then().statusCode(401);
    }

    @Test
    void all_that_were_seen_are_deleted() throws Exception {
        var issue = anIssue();
        world.hears("seen " + issue.project());
        var seen = newest();
        world.sql("UPDATE alerts.dead_change SET at = '2001-01-01T00:00:00Z' WHERE id = " + seen);
        world.hears("not seen " + issue.project());

        service()
                .queryParam("until", "2001-01-01T00:00:00Z")
                .delete(PATH)
                .then()
                .statusCode(200)
                .body("deleted", equalTo(1));

        assertThat(newest()).isNotEqualTo(seen);
        service().delete(PATH + "/" + seen).then().statusCode(404);
        given().delete(PATH + "?until=2001-01-01T00:00:00Z").then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?until=now", "?until=%2B999999999-01-01T00:00:00Z"})
    void deleting_all_without_saying_until_when_is_refused(String query) {
        service().delete(PATH + query).then().statusCode(400).body("detail", startsWith("until"));
    }

    private int newest() {
        return service().get(PATH).then().statusCode(200).extract().path("changes[0].id");
    }

    private static RequestSpecification service() {
        return given().header("Authorization", "Bearer a-token-for-the-tests-of-alerts")
                .contentType("application/json");
    }
}
