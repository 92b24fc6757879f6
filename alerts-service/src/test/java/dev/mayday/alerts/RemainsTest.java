package dev.mayday.alerts;

import static dev.mayday.alerts.Given.anIssue;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.alerts.slack.SlackReceiver;
import dev.mayday.contracts.alerts.DeliveryState;
import dev.mayday.contracts.bus.IssueChange.Kind;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class RemainsTest {

    private static final String TABLES =
            """
            SELECT table_name AS it FROM information_schema.columns
             WHERE table_schema = 'alerts' AND column_name = 'project_id' AND $1::bigint = $1 ORDER BY 1""";

    @Inject World world;

    private final Given issue = anIssue();
    private final Given elsewhere = anIssue();

    @Test
    void of_a_project_that_is_no_more_nothing_is_left_and_others_lose_nothing() throws Exception {
        try (var slack = SlackReceiver.start()) {
            full(issue, slack);
            full(elsewhere, slack);
            var others = rows(elsewhere.project());

            delete("Bearer a-token-for-the-tests-of-alerts", issue.project()).statusCode(204);
            delete("Bearer a-token-for-the-tests-of-alerts", issue.project()).statusCode(204);

            for (var count : rows(issue.project())) assertThat(count).endsWith(" 0");
            assertThat(rows(elsewhere.project())).isEqualTo(others);
        }
    }

    @Test
    void many_rows_go_in_steps() {
        long project = issue.project();
        world.sql(
                "INSERT INTO alerts.processed_change SELECT %d, n, now() FROM generate_series(1, 4500) n"
                        .formatted(project));

        delete("Bearer a-token-for-the-tests-of-alerts", project).statusCode(204);

        assertThat(rows(project)).contains("processed_change 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer wrong", IssuesStandIn.ADMIN, IssuesStandIn.VIEWER})
    void only_another_service_asks_for_it(String bearer) {
        delete(bearer, issue.project()).statusCode(401);
    }

    @Test
    void what_the_installation_has_is_no_projects() {
        delete("Bearer a-token-for-the-tests-of-alerts", 0).statusCode(400);
    }

    /// A project with something in each table.
    private void full(Given issue, SlackReceiver slack) throws Exception {
        long project = issue.project();
        world.sends(project, slack.url());
        world.hears(issue.is(Kind.OPENED));
        world.delivery(project, DeliveryState.DELIVERED);
        world.sql(
                "INSERT INTO alerts.dead_change (project_id, change_id, at, reason, payload) VALUES (%1$d, 1, now(), 'broken', 'of %1$d')"
                        .formatted(project));
        assertThat(rows(project)).allMatch(count -> !count.endsWith(" 0"));
    }

    /// Each table, and how many rows of the project it has.
    private List<String> rows(long project) {
        return world.rows(TABLES, project).stream()
                .map(
                        table ->
                                world.rows(
                                                "SELECT '%1$s ' || count(*) AS it FROM alerts.%1$s WHERE project_id = $1"
                                                        .formatted(table),
                                                project)
                                        .getFirst())
                .toList();
    }

    private static ValidatableResponse delete(String bearer, long project) {
        return given().header("Authorization", bearer)
                .delete("/internal/alerts/remains/" + project)
                .then();
    }
}
