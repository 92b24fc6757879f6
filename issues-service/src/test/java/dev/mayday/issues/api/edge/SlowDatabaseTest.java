package dev.mayday.issues.api.edge;

import static dev.mayday.issues.Ask.as;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.mayday.issues.Fixtures;
import dev.mayday.issues.PostgresResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SlowDatabaseTest {

    @Inject Fixtures fixtures;

    @Inject
    @DataSource("issues")
    AgroalDataSource database;

    @Test
    void a_question_that_takes_too_long_is_given_up_with_a_friendly_503() throws SQLException {
        var tenant = fixtures.tenant();
        var token = fixtures.token(tenant, "event:read");
        long issue = fixtures.issue(tenant.project(), "KeyError: x");

        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var lock = connection.createStatement()) {
                lock.execute("LOCK TABLE issues.issue IN ACCESS EXCLUSIVE MODE");
                as(token)
                        .get("/api/0/issues/" + issue + "/")
                        .then()
                        .statusCode(503)
                        .header("Retry-After", equalTo("5"))
                        .body("detail", containsString("Try again in 5 s"));
            } finally {
                connection.rollback();
            }
        }

        as(token).get("/api/0/issues/" + issue + "/").then().statusCode(200);
    }
}
