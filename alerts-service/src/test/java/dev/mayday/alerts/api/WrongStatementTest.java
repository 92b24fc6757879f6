package dev.mayday.alerts.api;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.alerts.Database;
import dev.mayday.alerts.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.pgclient.PgException;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.util.logging.Handler;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A column that is not there: the statement and its table do not fit together.
@QuarkusTest
@QuarkusTestResource(Database.class)
class WrongStatementTest {

    private static final Logger LOG = Logger.getLogger(Refused.class.getName());

    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private final Handler ear = new StreamHandler(lines, new SimpleFormatter());

    @Inject World world;

    @BeforeEach
    void another_name() {
        world.sql("ALTER TABLE alerts.dead_change RENAME COLUMN reason TO raeson");
        LOG.addHandler(ear);
    }

    @AfterEach
    void its_name() {
        LOG.removeHandler(ear);
        world.sql("ALTER TABLE alerts.dead_change RENAME COLUMN raeson TO reason");
    }

    @Test
    void is_a_fault_of_ours_and_stands_in_the_log_with_its_stack() {
        given().header("Authorization", "Bearer a-token-for-the-tests-of-alerts")
                .get("/internal/alerts/dead-changes")
                .then()
                .statusCode(500);

        ear.flush();
        assertThat(lines.toString(UTF_8)).containsOnlyOnce("\n" + PgException.class.getName());
    }
}
