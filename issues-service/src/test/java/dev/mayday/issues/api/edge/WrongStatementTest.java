package dev.mayday.issues.api.edge;

import static dev.mayday.issues.Ask.as;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.issues.Fixtures;
import dev.mayday.issues.PostgresResource;
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
@QuarkusTestResource(PostgresResource.class)
class WrongStatementTest {

    private static final Logger LOG = Logger.getLogger(ApiEdge.class.getName());

    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private final Handler ear = new StreamHandler(lines, new SimpleFormatter());

    @Inject Fixtures fixtures;

    private String token = "";

    @BeforeEach
    void another_name() {
        var tenant = fixtures.tenant();
        fixtures.run("UPDATE account SET instance_admin = true WHERE id = ?", tenant.account());
        token = fixtures.token(tenant, "org:admin");
        fixtures.run("ALTER TABLE issues.dead_envelope RENAME COLUMN reason TO raeson");
        LOG.addHandler(ear);
    }

    @AfterEach
    void its_name() {
        LOG.removeHandler(ear);
        fixtures.run("ALTER TABLE issues.dead_envelope RENAME COLUMN raeson TO reason");
    }

    @Test
    void is_a_fault_of_ours_and_stands_in_the_log_with_its_stack() {
        as(token).get("/api/0/operations/dead-envelopes/").then().statusCode(500);

        ear.flush();
        assertThat(lines.toString(UTF_8)).containsOnlyOnce("\n" + PgException.class.getName());
    }
}
