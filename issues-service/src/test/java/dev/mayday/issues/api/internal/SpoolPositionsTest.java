package dev.mayday.issues.api.internal;

import static dev.mayday.issues.Ask.as;
import static dev.mayday.issues.Ask.asService;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.mayday.issues.Fixtures;
import dev.mayday.issues.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SpoolPositionsTest {

    @Inject Fixtures fixtures;

    @Test
    void ingest_learns_how_far_each_lane_is_digested_and_which_one_waits() {
        var node = "n~" + UUID.randomUUID();
        fixtures.run(
                "INSERT INTO digest_position (node, lane, sequence, waiting_for)"
                        + " VALUES (?, 1, 700, 900), (?, 0, 511, NULL)",
                node,
                node);

        positions(node)
                .body("lane", equalTo(List.of(0, 1)))
                .body("sequence", equalTo(List.of(511, 700)))
                .body("[0].waitingFor", nullValue())
                .body("[1].waitingFor", equalTo(900));
    }

    @Test
    void ingest_learns_what_was_passed_over() {
        var node = "n~" + UUID.randomUUID();
        fixtures.run(
                "INSERT INTO digest_position (node, lane, sequence, missing)"
                        + " VALUES (?, 0, 511, '{[1,17),[33,34)}'), (?, 1, 700, '{}')",
                node,
                node);

        positions(node)
                .body("[0].missing.from", equalTo(List.of(1, 33)))
                .body("[0].missing.to", equalTo(List.of(16, 33)))
                .body("[1].missing", equalTo(List.of()));
    }

    @Test
    void a_node_that_was_never_heard_of_has_no_positions() {
        positions("nobody").body("", equalTo(List.of()));
    }

    private static ValidatableResponse positions(String node) {
        return asService().get("/internal/ingest/positions/{node}", node).then().statusCode(200);
    }

    @Test
    void people_may_not_ask() {
        var session = fixtures.session(fixtures.tenant().account());

        as(session).get("/internal/ingest/positions/local").then().statusCode(403);
    }
}
