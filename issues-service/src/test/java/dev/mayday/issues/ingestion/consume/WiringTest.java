package dev.mayday.issues.ingestion.consume;

import static dev.mayday.issues.ingestion.read.AnEvent.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.issues.Fixtures;
import dev.mayday.issues.PostgresResource;
import dev.mayday.issues.ingestion.read.Sender;
import dev.mayday.issues.testing.Neighbours;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// The digest as a part of the running service, between its channels.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class WiringTest {

    @Inject Neighbours neighbours;
    @Inject Fixtures fixtures;

    @Test
    void a_batch_on_the_bus_becomes_rows_and_a_change_on_the_bus() throws Exception {
        var tenant = fixtures.tenant();
        var sender = new Sender(tenant.project(), "0".repeat(32));
        var first = sender.event(anEvent().of("KeyError", "'wired'"), Instant.now());

        neighbours
                .send(sender.batch(List.of(first)).encode())
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);

        assertThat(
                        fixtures.number(
                                "SELECT events FROM issue WHERE project_id = ?", tenant.project()))
                .isEqualTo(1);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () -> {
                            assertThat(neighbours.changes())
                                    .anyMatch(change -> change.contains("KeyError: 'wired'"));
                            assertThat(neighbours.signals())
                                    .anyMatch(signal -> signal.contains("\"activity\""));
                        });
        assertThat(fixtures.number("SELECT count(*) FROM issue_change")).isZero();
    }

    @Test
    void many_batches_may_be_on_their_way() throws Exception {
        var tenant = fixtures.tenant();
        var sender = new Sender(tenant.project(), "0".repeat(32));
        var sends = new java.util.ArrayList<java.util.concurrent.CompletableFuture<Void>>();
        for (int i = 0; i < 32; i++) {
            var record = sender.event(anEvent(), Instant.now());
            sends.add(
                    neighbours
                            .send(sender.batch(i % 8, List.of(record)).encode())
                            .toCompletableFuture());
        }

        for (var send : sends) send.get(20, TimeUnit.SECONDS);

        assertThat(
                        fixtures.number(
                                "SELECT events FROM issue WHERE project_id = ?", tenant.project()))
                .isEqualTo(32);
    }

    @Test
    void the_partitions_of_the_coming_days_are_made_at_start() {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () ->
                                assertThat(
                                                fixtures.number(
                                                        "SELECT count(*) FROM pg_inherits"
                                                                + " WHERE inhparent = 'issues.event'::regclass"))
                                        .isGreaterThanOrEqualTo(5 + 1));
    }
}
