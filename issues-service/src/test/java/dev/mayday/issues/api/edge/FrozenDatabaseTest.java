package dev.mayday.issues.api.edge;

import static dev.mayday.issues.Ask.as;
import static dev.mayday.issues.Ask.asService;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsStringIgnoringCase;
import static org.hamcrest.Matchers.equalTo;

import dev.mayday.issues.Fixtures;
import dev.mayday.issues.PostgresResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A PostgreSQL that is stopped by a signal holds its connections and says nothing.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class FrozenDatabaseTest {

    private static final Logger LOG = Logger.getLogger(ApiEdge.class.getName());

    @Inject Fixtures fixtures;

    @Inject
    @DataSource("issues")
    AgroalDataSource database;

    private Fixtures.Tenant tenant = new Fixtures.Tenant(0, "", 0, "", 0);
    private String token = "";
    private long issue;
    private ProcessHandle server = ProcessHandle.current();

    @BeforeEach
    void anIssueAndItsDatabase() throws SQLException, IOException {
        tenant = fixtures.tenant();
        token = fixtures.token(tenant, "event:admin", "project:read");
        issue = fixtures.issue(tenant.project(), "KeyError: x");
        as(token).get("/api/0/issues/" + issue + "/").then().statusCode(200);
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SHOW data_directory")) {
            row.next();
            var file = Path.of(row.getString(1)).resolve("postmaster.pid");
            long pid = Long.parseLong(Files.readAllLines(file).getFirst());
            server = ProcessHandle.of(pid).orElseThrow();
        }
    }

    @AfterEach
    void goOn() throws Exception {
        signal("-CONT");
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> as(token).get("/api/0/issues/" + issue + "/").statusCode() == 200);
    }

    /// By the deadline, or by the pool when no connection was free.
    @ParameterizedTest
    @CsvSource({
        "GET, /api/0/issues/ISSUE/",
        "GET, /api/0/organizations/ORG/issues/",
        "PUT, /api/0/issues/ISSUE/",
        "DELETE, /api/0/operations/dead-envelopes/n/7/",
        "POST, /api/0/operations/dead-envelopes/runs/",
        "GET, /internal/operations",
        "DELETE, /internal/dashboard/decisions/7",
        "POST, /internal/dashboard/projects",
        "DELETE, /internal/sessions/current",
        "DELETE, /internal/operations/dead-envelopes/n/7",
        "POST, /internal/operations/dead-envelopes/n/7/runs",
    })
    void whoever_asks_is_told_that_the_database_does_not_answer(String method, String path)
            throws Exception {
        signal("-STOP");

        as(token)
                .body("{\"status\":\"resolved\"}")
                .request(
                        method,
                        path.replace("ISSUE", Long.toString(issue)).replace("ORG", tenant.slug()))
                .then()
                .statusCode(503)
                .header("Retry-After", equalTo("5"))
                .body("detail", containsStringIgnoringCase("try again"));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /internal/sessions, '{\"email\":\"a@example.com\",\"password\":\"correct horse\"}'",
        "POST, /internal/administration/tokens, '{\"name\":\"x\",\"scopes\":[\"org:read\"]}'",
        "POST, /internal/administration/sign-in-links, ''",
    })
    void another_service_is_told_too(String method, String path, String body) throws Exception {
        signal("-STOP");

        asService()
                .body(body)
                .request(method, path)
                .then()
                .statusCode(503)
                .header("Retry-After", equalTo("5"))
                .body("detail", containsStringIgnoringCase("try again"));
    }

    /// The database answers when it goes on, and by then the request was answered.
    @Test
    void what_comes_too_late_is_no_failure_for_the_log() throws Exception {
        var lines = new ByteArrayOutputStream();
        var ear = new StreamHandler(lines, new SimpleFormatter());
        LOG.addHandler(ear);
        try {
            signal("-STOP");
            as(token).get("/api/0/issues/" + issue + "/").then().statusCode(503);
            goOn();
        } finally {
            LOG.removeHandler(ear);
        }

        ear.flush();
        assertThat(lines.toString(UTF_8)).isEmpty();
    }

    @Test
    void it_lives_and_is_not_ready_meanwhile() throws Exception {
        signal("-STOP");

        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/started").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(503);
        given().get("/q/health").then().statusCode(503);
    }

    private void signal(String name) throws Exception {
        var pids = Stream.concat(Stream.of(server), server.children()).map(ProcessHandle::pid);
        var command = Stream.concat(Stream.of("kill", name), pids.map(String::valueOf)).toList();
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isBetween(0, 1);
    }
}
