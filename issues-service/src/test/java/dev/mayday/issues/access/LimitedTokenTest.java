package dev.mayday.issues.access;

import static dev.mayday.issues.Ask.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.mayday.issues.Fixtures;
import dev.mayday.issues.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A token with all scopes that is limited to the project alpha, in an organization with beta.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LimitedTokenTest {

    private static final String WHOLE = "not limited to projects";

    @Inject Fixtures fixtures;

    private Fixtures.Tenant tenant;
    private long alpha;
    private long beta;
    private long gone;
    private String token;
    private List<String> standing;

    @BeforeEach
    void two_projects_and_a_token_of_one() {
        tenant = fixtures.tenant();
        alpha = fixtures.project(tenant.organization(), "alpha");
        beta = fixtures.project(tenant.organization(), "beta");
        gone = fixtures.project(tenant.organization(), "gone");
        fixtures.run("UPDATE project SET removed_at = now() WHERE id = ?", gone);
        fixtures.team(tenant.organization(), "growth", beta);
        fixtures.team(tenant.organization(), "payments");
        token =
                fixtures.token(
                        tenant,
                        Arrays.stream(Scope.values()).map(Scope::word).toArray(String[]::new));
        fixtures.run(
                "UPDATE api_token SET projects = ARRAY[?::bigint] WHERE hash = ?",
                alpha,
                Fixtures.sha256(token));
        standing = standing();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /internal/teams",
        "GET, /internal/teams/growth",
        "PUT, /internal/teams/payments/projects/beta",
        "DELETE, /internal/teams/growth/projects/beta",
        "GET, /api/0/teams/{organization}/growth/projects/",
        "POST, /api/0/teams/{organization}/payments/projects/",
        "POST, /internal/dashboard/projects",
        "GET, /internal/members",
        "GET, /internal/members/admins",
        "POST, /internal/invitations",
        "POST, /api/0/organizations/{organization}/members/",
        "GET, /internal/audit",
        "GET, /internal/audit/export",
        "GET, /api/0/organizations/{organization}/audit-logs/",
        "GET, /internal/organizations/at-hand/settings",
        "PUT, /internal/organizations/at-hand/settings",
        "PUT, /api/0/organizations/{organization}/",
        "POST, /api/0/organizations/",
        "GET, /internal/projects/removed",
        "POST, /internal/projects/removed/{gone}/restoration"
    })
    void what_concerns_the_whole_organization_is_not_for_it(Method method, String path) {
        var body = Map.of("openMembership", true, "name", "x", "email", "new@x.test");

        as(token)
                .body(body)
                .request(method, filled(path))
                .then()
                .statusCode(403)
                .body("detail", containsString(WHOLE));
        assertThat(standing()).isEqualTo(standing);
    }

    @ParameterizedTest
    @CsvSource({"POST, payments", "DELETE, growth"})
    void teams_of_other_projects_stay_as_they_are(Method method, String team) {
        var path = "/api/0/projects/{organization}/beta/teams/" + team + "/";

        as(token).request(method, filled(path)).then().statusCode(404);

        assertThat(standing()).isEqualTo(standing);
    }

    @Test
    void teams_of_its_own_project_are_its_to_change() {
        var path = filled("/api/0/projects/{organization}/alpha/teams/payments/");

        as(token).post(path).then().statusCode(201);

        assertThat(fixtures.number("SELECT count(*) FROM team_project WHERE project_id = ?", alpha))
                .isOne();
    }

    @Test
    void even_the_instance_admin_runs_nothing_with_it() {
        fixtures.run("UPDATE account SET instance_admin = true WHERE id = ?", tenant.account());

        as(token).get("/internal/access/installation").then().statusCode(403);
    }

    private String filled(String path) {
        return path.replace("{organization}", tenant.slug()).replace("{gone}", gone + "");
    }

    private List<String> standing() {
        return fixtures.texts(
                """
                SELECT concat_ws(' ',
                    o::text,
                    (SELECT string_agg(tp::text, ' ') FROM team_project tp WHERE tp.project_id = ?),
                    (SELECT count(*) FROM membership WHERE organization_id = o.id),
                    (SELECT string_agg(p::text, ' ' ORDER BY id) FROM project p WHERE p.organization_id = o.id),
                    (SELECT count(*) FROM audit_entry WHERE organization_id = o.id))
                  FROM organization o WHERE o.id = ?""",
                beta,
                tenant.organization());
    }
}
