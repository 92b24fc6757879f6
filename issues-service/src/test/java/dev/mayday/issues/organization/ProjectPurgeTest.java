package dev.mayday.issues.organization;

import static dev.mayday.issues.Ask.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.issues.Fixtures;
import dev.mayday.issues.PostgresResource;
import dev.mayday.issues.operations.AlertsStandIn;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = AlertsStandIn.class, restrictToAnnotatedClass = true)
class ProjectPurgeTest {

    /// All that is kept by project, but for the ledger, which keeps its sums. Partitions count
    /// with their table.
    private static final String TABLES =
            """
            SELECT c.relname FROM pg_attribute a
              JOIN pg_class c ON c.oid = a.attrelid
             WHERE c.relnamespace = 'issues'::regnamespace AND a.attname = 'project_id' AND NOT a.attisdropped
               AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> 'outcome'
             ORDER BY 1""";

    /// Empties itself all the time.
    private static final String OUTBOX = "issue_change";

    private static final List<String> GO_WITH_THE_PROJECT = List.of("former_slug", "team_project");

    @Inject Fixtures fixtures;
    @Inject ProjectPurge purge;

    @Test
    void after_a_week_nothing_of_it_is_left_but_the_ledger_and_what_keeps_ids_unique() {
        var tenant = fixtures.tenant();
        var tables = fixtures.texts(TABLES);
        long project = full(tenant);
        for (var table : tables) {
            if (table.equals(OUTBOX)) continue;
            assertThat(rows(table, project)).as(table).isPositive();
        }
        long other = fixtures.project(tenant.organization(), "other");
        fixtures.issue(other, "Error: stays");
        removed(project, "8 days");

        run();

        for (var table : tables) assertThat(rows(table, project)).as(table).isZero();
        assertThat(projects(project)).isZero();
        assertThat(rows("outcome", project)).isOne();
        assertThat(rows("issue", other)).isOne();
        assertThat(
                        fixtures.number(
                                "SELECT count(*) FROM audit_entry WHERE organization_id = ? AND action = 'project.purged' AND via = 'system'",
                                tenant.organization()))
                .isOne();
    }

    @Test
    void no_table_is_forgotten() {
        var emptied = ProjectPurge.PARTS.stream().map(ProjectPurge.Part::table);

        assertThat(Stream.concat(emptied, GO_WITH_THE_PROJECT.stream()))
                .containsExactlyInAnyOrderElementsOf(fixtures.texts(TABLES));
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
    void a_project_stays_due_until_alerts_service_has_forgotten_it_and_holds_up_no_other() {
        var tenant = fixtures.tenant();
        long waiting = tenant.project();
        long other = fixtures.project(tenant.organization(), "other");
        removed(waiting, "9 days");
        removed(other, "8 days");
        AlertsStandIn.says("DELETE /remains/" + waiting, 503, "{}");

        run();
        assertThat(projects(waiting)).isOne();
        assertThat(projects(other)).isZero();

        AlertsStandIn.says("DELETE /remains/" + waiting, 204, "");
        run();
        assertThat(projects(waiting)).isZero();
    }

    @Test
    void what_is_not_a_week_in_the_bin_stays() {
        var tenant = fixtures.tenant();
        long project = full(tenant);
        removed(project, "6 days");

        run();

        assertThat(rows("event", project)).isOne();
        assertThat(rows("project_key", project)).isOne();
        assertThat(AlertsStandIn.asked()).doesNotContain("DELETE /remains/" + project);
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
        fixtures.team(tenant.organization(), "payments", project);
        about(project, issue);
        fixtures.run(
                "INSERT INTO outcome VALUES (?, '', 'error', 'accepted', '', now(), 5)", project);
        return project;
    }

    /// What no other fixture makes.
    private void about(long project, long issue) {
        fixtures.run(
                "INSERT INTO issue_hash (project_id, issue_id, hash, kind, config, explanation, created_at) VALUES (?, ?, 'h', 'primary', 'native:1', '{}', now())",
                project,
                issue);
        fixtures.run(
                "INSERT INTO issue_activity (project_id, issue_id, at, kind, sentence) VALUES (?, ?, now(), 'opened', 'First.')",
                project,
                issue);
        fixtures.run("INSERT INTO ownership (project_id, rule) VALUES (?, 1)", project);
        fixtures.run(
                "INSERT INTO ownership_revision (project_id, kind, revision, text, at) VALUES (?, 'rule', 1, '', now())",
                project);
        fixtures.run(
                "INSERT INTO former_slug SELECT organization_id, 'before', 1, id FROM project WHERE id = ?",
                project);
        fixtures.run(
                "INSERT INTO dead_envelope VALUES ('purge', ?, now(), ?, now(), 'broken', '', '')",
                project,
                project);
    }

    private long projects(long project) {
        return fixtures.number("SELECT count(*) FROM project WHERE id = ?", project);
    }

    private void removed(long project, String ago) {
        AlertsStandIn.says("DELETE /remains/" + project, 204, "");
        fixtures.run(
                "UPDATE project SET removed_at = now() - ?::interval WHERE id = ?", ago, project);
    }

    private void run() {
        purge.run().await().atMost(Duration.ofMinutes(1));
    }

    private long rows(String table, long project) {
        return fixtures.number("SELECT count(*) FROM " + table + " WHERE project_id = ?", project);
    }
}
