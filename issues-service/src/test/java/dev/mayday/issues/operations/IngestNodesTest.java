package dev.mayday.issues.operations;

import static dev.mayday.issues.Ask.as;
import static dev.mayday.issues.Ask.asService;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.issues.Fixtures;
import dev.mayday.issues.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class IngestNodesTest {

    @Inject Fixtures fixtures;
    @Inject IngestNodes nodes;

    @Test
    void the_last_report_of_a_node_takes_the_place_of_the_one_before() {
        var name = "node-" + UUID.randomUUID();

        report(name, "a~1", 5);
        report(name, "a~2", 0);

        var found =
                nodes.all().await().indefinitely().stream()
                        .filter(node -> node.name().equals(name))
                        .toList();
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().report().mark()).isEqualTo("a~2");
        assertThat(found.getFirst().report().losses().getFirst().records()).isEqualTo(3);
        assertThat(found.getFirst().report().spool().oldestUnsent()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "null", "{\"mark\": 7}", "{\"spool\": \"text\"}"})
    void a_node_whose_report_cannot_be_read_is_named_and_hides_no_other(String strange) {
        var well = "node-" + UUID.randomUUID();
        var unwell = "node-" + UUID.randomUUID();
        report(well, "a~1", 5);
        report(unwell, "a~2", 5);
        fixtures.run("UPDATE ingest_node SET report = ?::jsonb WHERE name = ?", strange, unwell);

        var found = nodes.all().await().indefinitely();

        fixtures.run("DELETE FROM ingest_node WHERE name = ?", unwell);
        assertThat(found)
                .filteredOn(node -> node.name().equals(well))
                .allSatisfy(node -> assertThat(node.report().mark()).isEqualTo("a~1"))
                .hasSize(1);
        assertThat(found)
                .filteredOn(node -> node.name().equals(unwell))
                .allSatisfy(node -> assertThat(node.report()).isNull())
                .hasSize(1);
    }

    @Test
    void only_ingest_may_report() {
        var session = fixtures.session(fixtures.tenant().account());

        as(session).body(body("x~1", 0)).put("/internal/ingest/nodes/x").then().statusCode(403);
        asService().put("/internal/ingest/nodes/x").then().statusCode(400);
    }

    static void report(String name, String mark, long backlog) {
        asService()
                .body(body(mark, backlog))
                .put("/internal/ingest/nodes/" + name)
                .then()
                .statusCode(204);
    }

    private static String body(String mark, long backlog) {
        return """
        {"mark": "%s", "at": "2026-11-26T01:00:00Z",
         "spool": {"bytes": 1000, "keptBytes": 10, "limit": 5000, "backlog": %d, "oldestUnsent": null, "accepting": true},
         "losses": [{"at": "2026-11-26T00:59:00Z", "reason": "torn", "records": 3, "bytes": 200, "file": null, "words": "A tail was torn."}]}"""
                .formatted(mark, backlog);
    }
}
