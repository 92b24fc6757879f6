package dev.mayday.issues.organization;

import static dev.mayday.issues.Ask.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.issues.Fixtures;
import dev.mayday.issues.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ProjectPurgeTest {

    private static final List<String> TABLES =
            List.of(
                    "event",
                    "issue",
                    "issue_text",
                    "issue_count",
                    "issue_day",
                    "issue_tag",
                    "issue_user",
                    "issue_recent",
                    "environment",
                    "release",
                    "project_key");

    @Inject Fixtures fixtures;
    @Inject ProjectPurge purge;

    @Test
    void after_a_week_nothing_of_it_is_left_but_the_ledger_and_what_keeps_ids_unique() {
        var tenant = fixtures.tenant();
        long project = full(tenant);
        long other = fixtures.project(tenant.organization(), "other");
        fixtures.issue(other, "Error: stays");
        removed(project, "8 days");

        run();

        for (var table : TABLES) assertThat(rows(table, project)).as(table).isZero();
        assertThat(fixtures.number("SELECT count(*) FROM project WHERE id = ?", project)).isZero();
        assertThat(rows("outcome", project)).isOne();
        assertThat(rows("issue", other)).isOne();
        assertThat(
                        fixtures.number(
                                "SELECT count(*) FROM audit_entry WHERE organization_id = ? AND action = 'project.purged' AND via = 'system'",
                                tenant.organization()))
                .isOne();
    }

    @Test
    void a_new_project_of_the_slug_goes_on_with_its_short_ids_under_an_id_of_its_own() {
        var tenant = fixtures.tenant();
        long project = tenant.project();
        fixtures.run("UPDATE project SET next_number = 42 WHERE id = ?", project);
        removed(project, "8 days");
        run();

        as(fixtures.session(tenant.account()))
                .body(Map.of("name", "shop"))
                .post("/internal/dashboard/projects")
                .then()
                .statusCode(200);

        long made =
                fixtures.number(
                        "SELECT id FROM project WHERE organization_id = ? AND slug = 'shop'",
                        tenant.organization());
        assertThat(made).isGreaterThan(project);
        assertThat(fixtures.number("SELECT next_number FROM project WHERE id = ?", made))
                .isEqualTo(42);
    }

    @Test
    void what_is_not_a_week_in_the_bin_stays() {
        var tenant = fixtures.tenant();
        long project = full(tenant);
        removed(project, "6 days");

        run();

        assertThat(rows("event", project)).isOne();
        assertThat(rows("project_key", project)).isOne();
    }

    @Test
    void many_rows_go_in_steps() {
        var tenant = fixtures.tenant();
        fixtures.run(
                "INSERT INTO release SELECT ?, 'v' || n, now() FROM generate_series(1, 4500) n",
                tenant.project());
        removed(tenant.project(), "8 days");

        run();

        assertThat(rows("release", tenant.project())).isZero();
    }

    /// A project with something in each table.
    private long full(Fixtures.Tenant tenant) {
        long project = tenant.project();
        long issue = fixtures.issue(project, "Error: goes");
        fixtures.environment(project, 0, "");
        fixtures.event(project, issue, Instant.now(), "{}");
        fixtures.counted(project, issue, 0, "1 hour", 3);
        fixtures.day(project, issue, "1.0", 0, "1 day", 2);
        fixtures.tag(project, issue, "customer", "gold", 1);
        fixtures.sighting(project, issue, "someone", 0, "1 hour");
        fixtures.run(
                "INSERT INTO outcome VALUES (?, '', 'error', 'accepted', '', now(), 5)", project);
        return project;
    }

    private void removed(long project, String ago) {
        fixtures.run(
                "UPDATE project SET removed_at = now() - ?::interval WHERE id = ?", ago, project);
    }

    private void run() {
        purge.run().await().atMost(Duration.ofSeconds(30));
    }

    private long rows(String table, long project) {
        return fixtures.number("SELECT count(*) FROM " + table + " WHERE project_id = ?", project);
    }
}
