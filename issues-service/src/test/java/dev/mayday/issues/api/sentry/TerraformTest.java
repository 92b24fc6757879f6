package dev.mayday.issues.api.sentry;

import static dev.mayday.issues.Ask.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.mayday.issues.Fixtures;
import dev.mayday.issues.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Projects and keys as the Terraform provider handles them: create, read, update, delete, and
/// the 404 that says that it is gone.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class TerraformTest {

    @Inject Fixtures fixtures;

    Fixtures.Tenant tenant;
    String token;

    @BeforeEach
    void a_team() {
        tenant = fixtures.tenant();
        token = fixtures.token(tenant, "project:admin", "org:read");
        fixtures.run(
                "INSERT INTO team (organization_id, slug, name, created_at) VALUES (?, 'payments', 'Payments', now())",
                tenant.organization());
    }

    @Test
    void a_project_lives_from_plan_to_destroy() {
        var made =
                create(Map.of("name", "Web app", "platform", "python", "default_rules", true))
                        .statusCode(201)
                        .body("slug", equalTo("web-app"), "id", matchesRegex("\\d+"))
                        .body("team.slug", equalTo("payments"), "teams.slug", contains("payments"))
                        .body("organization.slug", equalTo(tenant.slug()))
                        .body("dateCreated", matchesRegex("\\d{4}-.*Z"))
                        .extract();
        String id = made.path("id");

        get("/web-app/").statusCode(200).body("id", equalTo(id), "features", empty());
        get("/" + id + "/").statusCode(200).body("slug", equalTo("web-app"));
        put("/web-app/", Map.of("name", "Web", "slug", "web", "platform", "node"))
                .statusCode(200)
                .body("slug", equalTo("web"), "id", equalTo(id), "platform", equalTo("node"));
        put("/web/", Map.of("allowedDomains", List.of("*.example.com"), "digestsMinDelay", 0))
                .statusCode(200)
                .body("allowedDomains", contains("*.example.com"));
        get("/web-app/").statusCode(200).body("slug", equalTo("web"), "id", equalTo(id));

        as(token).delete(project("/web/")).then().statusCode(204);
        get("/web/")
                .statusCode(404)
                .body("detail", equalTo("The requested resource does not exist"));
        get("/" + id + "/").statusCode(404);
        as(token).delete(project("/web/")).then().statusCode(404);
        create(Map.of("name", "Web", "slug", "web")).statusCode(201).body("id", not(equalTo(id)));
    }

    @Test
    void a_key_lives_from_plan_to_destroy() {
        var made =
                as(token)
                        .body(Map.of("name", "web"))
                        .post(project("/shop/keys/"))
                        .then()
                        .statusCode(201)
                        .body("id", matchesRegex("[0-9a-f]{32}"), "name", equalTo("web"))
                        .body("label", equalTo("web"), "isActive", equalTo(true))
                        .body("rateLimit", nullValue(), "browserSdkVersion", nullValue())
                        .body("projectId", equalTo((int) tenant.project()))
                        .body("dateCreated", notNullValue())
                        .extract();
        String id = made.path("id");

        get("/shop/keys/" + id + "/")
                .statusCode(200)
                .body("public", equalTo(id), "secret", equalTo(id))
                .body(
                        "dsn.public",
                        equalTo("http://%s@mayday.test:9000/%d".formatted(id, tenant.project())))
                .body("dsn.csp", containsString("/csp-report/?sentry_key=" + id));
        put("/shop/keys/" + id + "/", Map.of("name", "site", "isActive", false))
                .statusCode(200)
                .body("name", equalTo("site"), "isActive", equalTo(false));
        get("/shop/keys/").body("name", contains("Default", "site"));

        as(token).delete(project("/shop/keys/" + id + "/")).then().statusCode(204);
        get("/shop/keys/" + id + "/").statusCode(404);
        get("/shop/keys/").body("id", not(contains(id)));
    }

    @Test
    void lists_tell_the_teams_and_find_by_a_part_of_the_name() {
        create(Map.of("name", "Web app")).statusCode(201);

        as(token)
                .get("/api/0/organizations/" + tenant.slug() + "/projects/?query=WEB")
                .then()
                .statusCode(200)
                .body("slug", contains("web-app"), "[0].team.name", equalTo("Payments"));
        as(token)
                .get("/api/0/projects/")
                .then()
                .body("slug", contains("shop", "web-app"))
                .body("[0].team", nullValue(), "[1].team.slug", equalTo("payments"));
    }

    @ParameterizedTest
    @CsvSource({
        "/shop/, resolveAge, 720",
        "/shop/, digestsMinDelay, 60",
        "/shop/, color, 1",
        "/shop/keys/KEY/, rateLimit, 5",
        "/shop/keys/KEY/, dynamicSdkLoaderOptions, 1"
    })
    void what_is_not_carried_out_is_refused_by_its_name(String path, String field, int value) {
        String key = get("/shop/keys/").extract().path("[0].id");

        put(path.replace("KEY", key), Map.of(field, value))
                .statusCode(400)
                .body("detail", equalTo(field + ": cannot be changed"));
    }

    @Test
    void a_new_one_is_refused_by_what_is_wrong_with_it() {
        create(Map.of("name", "x", "default_rules", false))
                .statusCode(400)
                .body("detail", containsString("default_rules"));
        create(Map.of("platform", "python")).statusCode(400).body("detail", containsString("name"));
        create(Map.of("name", "shop"))
                .statusCode(400)
                .body("detail", containsString("'shop' already"));
        as(token)
                .body(Map.of("name", "x"))
                .post("/api/0/teams/" + tenant.slug() + "/nowhere/projects/")
                .then()
                .statusCode(404);
    }

    @Test
    void who_may_only_read_changes_nothing() {
        var reader = fixtures.token(tenant, "project:read");
        var writer = fixtures.token(tenant, "project:write");

        as(reader).body(Map.of("name", "x")).put(project("/shop/")).then().statusCode(403);
        as(reader).body(Map.of("name", "x")).post(project("/shop/keys/")).then().statusCode(403);
        as(writer)
                .delete(project("/shop/"))
                .then()
                .statusCode(403)
                .body("detail", containsString("project:admin"));
    }

    private ValidatableResponse create(Map<String, ?> wanted) {
        return as(token)
                .body(wanted)
                .post("/api/0/teams/" + tenant.slug() + "/payments/projects/")
                .then();
    }

    private ValidatableResponse get(String path) {
        return as(token).get(project(path)).then();
    }

    private ValidatableResponse put(String path, Map<String, ?> change) {
        return as(token).body(change).put(project(path)).then();
    }

    private String project(String path) {
        return "/api/0/projects/" + tenant.slug() + path;
    }
}
