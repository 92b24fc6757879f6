package dev.mayday.alerts.evaluation;

import static dev.mayday.alerts.Given.anIssue;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.mayday.alerts.Changes;
import dev.mayday.alerts.Database;
import dev.mayday.alerts.World;
import dev.mayday.contracts.bus.IssueChange.Kind;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// All that was put aside, run again at once.
@QuarkusTest
@QuarkusTestResource(Database.class)
class DeadChangesAgainTest {

    private static final String PATH = "/internal/alerts/dead-changes";

    @Inject World world;

    @Inject Changes changes;

    @Inject
    @ReactiveDataSource("alerts")
    Pool pool;

    @Test
    void all_are_run_again_also_those_behind_a_hundred_that_stay() throws Exception {
        var issue = anIssue();
        world.sql(
                "INSERT INTO alerts.dead_change (project_id, change_id, at, reason, payload) VALUES"
                        + " (1, 1, now(), 'x', convert_to('"
                        + changes.write(issue.is(Kind.OPENED))
                        + "', 'UTF8'))");
        for (var i = 0; i < 105; i++) world.hears("broken " + issue.project() + " " + i);

        var answer = service().post(PATH + "/runs").then().statusCode(200).extract();

        assertThat((int) answer.path("done")).isPositive();
        assertThat((int) answer.path("failed")).isGreaterThanOrEqualTo(105);
        assertThat((int) answer.path("left")).isEqualTo((int) answer.path("failed"));
        assertThat(world.evaluations(issue.project())).containsExactly("destination_missing");
        given().contentType("application/json").post(PATH + "/runs").then().statusCode(401);
    }

    @Test
    void a_change_whose_trouble_never_passes_does_not_stand_before_the_others() throws Exception {
        var good = anIssue();
        var bad = anIssue();
        putAside(changes.write(good.is(Kind.OPENED)));
        putAside(changes.write(bad.is(Kind.OPENED)));
        var id = newest();
        try (var _ = refusing("issue", "NEW.issue_id = " + bad.issue())) {
            var runs = service().post(PATH + "/runs").then().statusCode(200).extract();

            assertThat((int) runs.path("done")).isPositive();
            assertThat((int) runs.path("failed")).isPositive();
        }

        assertThat(world.evaluations(good.project())).containsExactly("destination_missing");
        assertThat(newest()).isEqualTo(id);
        service().get(PATH).then().body("changes[0].reason", containsString("never passes"));
    }

    @Test
    void what_was_done_before_the_database_went_away_is_told() throws Exception {
        var good = anIssue();
        var bad = anIssue();
        putAside(changes.write(bad.is(Kind.OPENED)));
        var stays = newest();
        putAside(changes.write(good.is(Kind.OPENED)));
        try (var _ = refusing("issue", "NEW.issue_id = " + bad.issue());
                var _ = refusing("dead_change", "NEW.id = " + stays)) {
            service()
                    .post(PATH + "/runs")
                    .then()
                    .statusCode(200)
                    .body("done", equalTo(1))
                    .body("failed", equalTo(0));
            service().post(PATH + "/runs").then().statusCode(503);
        }

        assertThat(world.evaluations(good.project())).containsExactly("destination_missing");
        assertThat(newest()).isEqualTo(stays);
    }

    private void putAside(String text) {
        pool.preparedQuery(
                        "INSERT INTO alerts.dead_change (project_id, change_id, at, reason,"
                                + " payload) VALUES (1, 1, now(), 'x', convert_to($1, 'UTF8'))")
                .execute(Tuple.of(text))
                .await()
                .atMost(Duration.ofMinutes(1));
    }

    /// Until it is closed, rows of this kind end in a conflict, of those that pass by themselves.
    private Refusing refusing(String table, String rows) {
        world.sql(
                """
                CREATE OR REPLACE FUNCTION alerts.refuse() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE 'never passes' USING ERRCODE = '40001'; END $$\
                """);
        world.sql(
                "CREATE TRIGGER refuse BEFORE INSERT OR UPDATE ON alerts.%s FOR EACH ROW WHEN (%s) EXECUTE FUNCTION alerts.refuse()"
                        .formatted(table, rows));
        return () -> world.sql("DROP TRIGGER refuse ON alerts." + table);
    }

    private interface Refusing extends AutoCloseable {
        @Override
        void close();
    }

    private int newest() {
        return service().get(PATH).then().statusCode(200).extract().path("changes[0].id");
    }

    private static RequestSpecification service() {
        return given().header("Authorization", "Bearer a-token-for-the-tests-of-alerts")
                .contentType("application/json");
    }
}
