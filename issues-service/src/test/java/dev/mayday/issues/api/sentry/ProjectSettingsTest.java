package dev.mayday.issues.api.sentry;

import static dev.mayday.issues.Ask.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.mayday.issues.Fixtures;
import dev.mayday.issues.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ProjectSettingsTest {

    @Inject Fixtures fixtures;

    Fixtures.Tenant tenant;

    @BeforeEach
    void a_project() {
        tenant = fixtures.tenant();
    }

    @Test
    void scrubbing_is_changed_field_by_field() {
        put("project:write", "{\"sensitiveFields\": [\" konto \"], \"scrubIPAddresses\": true}")
                .statusCode(200);

        put("project:write", "{\"safeFields\": [\"extra.tokens_used\"]}")
                .statusCode(200)
                .body("sensitiveFields", contains("konto"))
                .body("safeFields", contains("extra.tokens_used"))
                .body("scrubIPAddresses", equalTo(true))
                .body("dataScrubber", equalTo(true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]                            | object",
                "{\"color\": \"x\"}            | color",
                "{\"dataScrubber\": \"yes\"}   | dataScrubber",
                "{\"safeFields\": \"a\"}       | safeFields",
                "{\"safeFields\": [1]}         | safeFields",
                "{\"safeFields\": [\"\"]}      | safeFields",
                "{\"safeFields\": [\"a\\nb\"]}   | safeFields",
            })
    void what_cannot_be_done_is_refused_by_its_name(String body, String named) {
        put("project:write", body).statusCode(400).body("detail", containsString(named));
    }

    @Test
    void who_may_only_read_changes_nothing() {
        put("project:read", "{}").statusCode(403);
    }

    @Test
    void strangers_do_not_learn_that_it_is_there() {
        var stranger = fixtures.token(fixtures.tenant(), "project:write");

        as(stranger)
                .contentType(ContentType.JSON)
                .body("{}")
                .put("/api/0/projects/" + tenant.slug() + "/shop/")
                .then()
                .statusCode(404);
    }

    private ValidatableResponse put(String scope, String body) {
        return as(fixtures.token(tenant, scope))
                .contentType(ContentType.JSON)
                .body(body)
                .put("/api/0/projects/" + tenant.slug() + "/shop/")
                .then();
    }
}
