package dev.mayday.issues.api.sentry;

import static dev.mayday.issues.Ask.as;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.mayday.issues.Fixtures;
import dev.mayday.issues.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A slug that a project had leads to the project, until another one has it.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class FormerSlugTest {

    @Inject Fixtures fixtures;

    private Fixtures.Tenant tenant;
    private String token;

    @BeforeEach
    void a_project_that_was_renamed_twice() {
        tenant = fixtures.tenant();
        token = fixtures.token(tenant, "project:admin", "event:read");
        renamed("shop", "store");
        renamed("store", "market");
    }

    @Test
    void every_slug_that_it_had_leads_on_with_the_rest_of_the_address() {
        get("shop", "/").statusCode(307).header("Location", address("market", "/"));
        get("store", "/keys/?per_page=7")
                .statusCode(307)
                .header("Location", address("market", "/keys/?per_page=7"))
                .body("slug", equalTo("market"));
        get("shop", "").statusCode(307).header("Location", address("market", ""));
        as(token)
                .redirects()
                .follow(true)
                .get(address("shop", "/"))
                .then()
                .statusCode(200)
                .body("slug", equalTo("market"));
    }

    @Test
    void an_event_is_found_by_it_too() {
        long issue = fixtures.issue(tenant.project(), "Error: 1");
        var event = fixtures.event(tenant.project(), issue, Instant.now(), "{}");

        get("shop", "/events/" + event + "/")
                .statusCode(307)
                .header("Location", address("market", "/events/" + event + "/"));
        get("market", "/events/" + "0".repeat(32) + "/").statusCode(404);
    }

    @Test
    void a_change_goes_on_with_its_method() {
        as(token)
                .redirects()
                .follow(false)
                .contentType(ContentType.JSON)
                .body("{\"name\": \"Market\"}")
                .put(address("shop", "/"))
                .then()
                .statusCode(307)
                .header("Location", address("market", "/"));
    }

    @Test
    void a_team_gets_the_project_by_it_too() {
        fixtures.team(tenant.organization(), "payments");

        for (var method : List.of(Method.POST, Method.DELETE)) {
            as(token)
                    .redirects()
                    .follow(false)
                    .request(method, address("shop", "/teams/payments/"))
                    .then()
                    .statusCode(307)
                    .header("Location", address("market", "/teams/payments/"));
        }
    }

    @Test
    void between_the_services_it_is_missing_and_says_where_it_is() {
        var owner = fixtures.session(tenant.account());

        as(owner)
                .get("/internal/projects/shop/settings")
                .then()
                .statusCode(404)
                .header("Location", nullValue())
                .body("slug", equalTo("market"));
        as(owner)
                .get("/internal/dashboard/projects/shop")
                .then()
                .statusCode(404)
                .body("slug", equalTo("market"));
        as(owner)
                .get("/internal/dashboard/issues?project=shop")
                .then()
                .statusCode(404)
                .body("slug", equalTo("market"));
    }

    @Test
    void the_next_project_of_the_slug_has_it_also_when_it_cannot_be_seen() {
        long next = fixtures.project(tenant.organization(), "shop");

        get("shop", "/").statusCode(200).body("id", equalTo(Long.toString(next)));

        fixtures.run(
                "UPDATE api_token SET projects = ARRAY[?::bigint] WHERE organization_id = ?",
                tenant.project(),
                tenant.organization());
        get("shop", "/").statusCode(404);
        get("store", "/").statusCode(307);
    }

    @Test
    void it_leads_nobody_to_what_they_do_not_see() {
        var stranger = fixtures.token(fixtures.tenant(), "project:read");
        as(stranger)
                .redirects()
                .follow(false)
                .get(address("shop", "/"))
                .then()
                .statusCode(404)
                .body("slug", nullValue());

        fixtures.run("UPDATE project SET removed_at = now() WHERE id = ?", tenant.project());
        get("shop", "/").statusCode(404).body("slug", nullValue());
    }

    private void renamed(String from, String to) {
        as(token)
                .contentType(ContentType.JSON)
                .body("{\"slug\": \"%s\"}".formatted(to))
                .put(address(from, "/"))
                .then()
                .statusCode(200);
    }

    private ValidatableResponse get(String project, String rest) {
        return as(token).redirects().follow(false).get(address(project, rest)).then();
    }

    private String address(String project, String rest) {
        return "/api/0/projects/" + tenant.slug() + "/" + project + rest;
    }
}
