package dev.mayday.issues.api.internal;

import static dev.mayday.issues.Ask.as;
import static dev.mayday.issues.Ask.asService;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesRegex;

import dev.mayday.issues.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AdministrationTest {

    @Test
    void the_welcome_names_one_dsn_however_often_it_is_asked_for() {
        var first = welcome();
        var again = welcome();

        assertThat(first.getString("baseUrl")).isEqualTo(PostgresResource.BASE_URL);
        assertThat(first.getString("dsn")).matches("http://[0-9a-f]{32}@mayday\\.test:9000/\\d+");
        assertThat(again.getString("dsn")).isEqualTo(first.getString("dsn"));
    }

    @Test
    void a_token_of_the_admin_has_the_form_that_sentry_cli_expects() {
        var request = Map.of("name", "ci", "scopes", List.of("project:releases", "org:read"));

        asked("tokens", request)
                .statusCode(200)
                .body("token", matchesRegex("sntryu_[0-9a-f]{64}"))
                .body("scopes", equalTo(List.of("project:releases", "org:read")));
    }

    @Test
    void an_unknown_scope_is_answered_with_the_known_ones() {
        asked("tokens", Map.of("name", "ci", "scopes", List.of("event:reed")))
                .statusCode(400)
                .body("detail", containsString("'event:reed'"))
                .body("detail", containsString("event:read, event:write"));
    }

    @Test
    void a_project_has_a_slug_and_a_dsn_at_once() {
        asked("projects", Map.of("name", "Web Shop", "platform", "node"))
                .statusCode(200)
                .body("slug", equalTo("web-shop"))
                .body("dsn", matchesRegex("http://[0-9a-f]{32}@mayday\\.test:9000/[1-9]\\d*"));
    }

    @Test
    void a_name_that_is_taken_or_makes_no_slug_is_refused() {
        var project = Map.of("name", "Taken");
        asked("projects", project).statusCode(200);

        asked("projects", project).statusCode(400).body("detail", containsString("'taken'"));
        asked("projects", Map.of("name", "日本"))
                .statusCode(400)
                .body("detail", containsString("name"));
    }

    @Test
    void nobody_but_a_service_may_ask() {
        as("wrong").post("/internal/administration/welcome").then().statusCode(401);
        as("").post("/internal/administration/welcome").then().statusCode(401);
    }

    private static ValidatableResponse asked(String what, Object body) {
        return asService().body(body).post("/internal/administration/" + what).then();
    }

    private static JsonPath welcome() {
        return asService()
                .post("/internal/administration/welcome")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
