package dev.mayday.issues.api.edge;

import static dev.mayday.issues.Ask.as;
import static dev.mayday.issues.Ask.asService;
import static org.hamcrest.Matchers.equalTo;

import dev.mayday.issues.Fixtures;
import dev.mayday.issues.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A database that came after us is asked before its first migration has made the tables.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class NoTablesYetTest {

    @Inject Fixtures fixtures;

    @BeforeEach
    void no_tables() {
        fixtures.tenant();
        fixtures.run("ALTER SCHEMA issues RENAME TO later");
    }

    @AfterEach
    void all_tables() {
        fixtures.run("ALTER SCHEMA later RENAME TO issues");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/0/projects/",
        "GET, /api/0/organizations/",
        "GET, /internal/dashboard/projects",
        "DELETE, /internal/sessions/current",
    })
    void a_person_is_told_to_come_again(String method, String path) {
        isTold(as("sntryu_" + "0".repeat(64)), method, path);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /internal/ingest/keys",
        "GET, /internal/ingest/positions/n~1",
        "POST, /internal/administration/sign-in-links",
    })
    void a_service_is_told_to_come_again(String method, String path) {
        isTold(asService(), method, path);
    }

    @Test
    void a_sign_in_is_told_to_come_again() {
        var body = "{\"email\":\"a@example.com\",\"password\":\"correct horse battery\"}";
        isTold(asService().body(body), "POST", "/internal/sessions");
    }

    private static void isTold(RequestSpecification asked, String method, String path) {
        asked.request(method, path).then().statusCode(503).header("Retry-After", equalTo("5"));
    }
}
