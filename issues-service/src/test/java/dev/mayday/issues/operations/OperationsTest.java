package dev.mayday.issues.operations;

import static dev.mayday.issues.Ask.as;
import static dev.mayday.issues.Ask.asService;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;

import dev.mayday.issues.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class OperationsTest extends WithAdmins {

    @Test
    void an_instance_admin_sees_how_everything_is() {
        var name = "node-" + UUID.randomUUID();
        IngestNodesTest.report(name, "a~1", 5);
        var mark = "w~" + UUID.randomUUID();
        fixtures.run(
                "INSERT INTO digest_position (node, lane, sequence, waiting_for) VALUES (?, 3, 10,"
                        + " 12)",
                mark);

        as(admin())
                .get("/internal/operations")
                .then()
                .statusCode(200)
                .body("nodes.name", hasItem(name))
                .body("nodes.find { it.name == '" + name + "' }.report.spool.backlog", equalTo(5))
                .body("waiting.find { it.node == '" + mark + "' }.waitingFor", equalTo(12))
                .body("deadEnvelopes", greaterThanOrEqualTo(0));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /internal/operations",
        "GET, /internal/operations/dead-envelopes",
        "POST, /internal/operations/dead-envelopes/runs",
        "POST, /internal/operations/dead-envelopes/n/7/runs",
        "DELETE, /internal/operations/dead-envelopes/n/7",
        "DELETE, /internal/operations/dead-envelopes?until=2030-01-01T00:00:00Z",
        "DELETE, /internal/operations/nodes/n",
        "GET, /api/0/operations/",
        "GET, /api/0/operations/dead-envelopes/",
        "POST, /api/0/operations/dead-envelopes/runs/",
        "DELETE, /api/0/operations/dead-envelopes/n/7/"
    })
    void for_everyone_else_there_is_nothing(String method, String path) {
        var owner = fixtures.session(fixtures.tenant().account());

        as(owner).request(method, path).then().statusCode(404);
        as("").request(method, path).then().statusCode(401);
        asService().request(method, path).then().statusCode(404);
    }

    @Test
    void a_token_needs_the_scope_and_an_owner_who_runs_the_installation() {
        var admins = admins();
        var others = fixtures.tenant();

        as(fixtures.token(admins, "org:admin"))
                .get("/api/0/operations/dead-envelopes/")
                .then()
                .statusCode(200);
        as(fixtures.token(others, "org:admin"))
                .get("/api/0/operations/dead-envelopes/?unknown=1")
                .then()
                .statusCode(404);
        as(fixtures.token(admins, "project:admin", "event:admin"))
                .get("/api/0/operations/dead-envelopes/")
                .then()
                .statusCode(403)
                .body("detail", containsString("org:admin"));
        as(fixtures.token(others, "org:admin"))
                .get("/api/0/operations/dead-envelopes/")
                .then()
                .statusCode(404);
    }

    @Test
    void a_node_that_is_gone_is_forgotten() {
        var name = "node-" + UUID.randomUUID();
        IngestNodesTest.report(name, "a~1", 0);

        as(admin()).delete("/internal/operations/nodes/" + name).then().statusCode(204);
        as(admin()).delete("/internal/operations/nodes/" + name).then().statusCode(404);
        as(admin()).delete("/internal/operations/nodes/%00").then().statusCode(400);
    }
}
