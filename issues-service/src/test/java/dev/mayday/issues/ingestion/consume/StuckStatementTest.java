package dev.mayday.issues.ingestion.consume;

import static dev.mayday.issues.ingestion.read.AnEvent.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.database.Fault;
import dev.mayday.issues.Fixtures;
import dev.mayday.issues.PostgresResource;
import dev.mayday.issues.ingestion.read.Sender;
import dev.mayday.issues.testing.Neighbours;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// A statement of the digest that waits for what never comes is ended by the database, and tried
/// again: else it would hold its connection, and its lane, for ever.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(StuckStatementTest.Soon.class)
class StuckStatementTest {

    /// A minute in service.
    public static class Soon implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.datasource.digest.reactive.additional-properties.statement_timeout",
                    "500ms");
        }
    }

    private static final String STUCK =
            """
            SELECT pid || ' ' || query_start FROM pg_stat_activity
             WHERE wait_event_type = 'Lock' AND datname = current_database()\
            """;

    @Inject Neighbours neighbours;
    @Inject Fixtures fixtures;

    @Inject
    @DataSource("issues")
    AgroalDataSource database;

    @Inject
    @ReactiveDataSource("digest")
    Pool pool;

    @Test
    void a_batch_that_waits_for_a_lock_is_tried_again_until_it_is_stored_once() throws Exception {
        var tenant = fixtures.tenant();
        var sender = new Sender(tenant.project(), "0".repeat(32));
        var batch = sender.batch(List.of(sender.event(anEvent(), Instant.now()))).encode();

        try (var somebody = database.getConnection()) {
            somebody.setAutoCommit(false);
            somebody.createStatement().execute("LOCK TABLE event IN ACCESS EXCLUSIVE MODE");
            var stored = neighbours.send(batch).toCompletableFuture();
            var tries = new HashSet<String>();
            Awaitility.await("the third try")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> tries.addAll(stuck()) && tries.size() > 2);
            assertThat(stored).isNotDone();
            somebody.rollback();

            stored.get(20, TimeUnit.SECONDS);
        }

        var events = "SELECT count(*) FROM event WHERE project_id = ?";
        assertThat(fixtures.number(events, tenant.project())).isEqualTo(1);
        assertThat(
                        fixtures.number(
                                "SELECT events FROM issue WHERE project_id = ?", tenant.project()))
                .isEqualTo(1);
        assertThat(
                        fixtures.number(
                                "SELECT count(*) FROM dead_envelope WHERE project_id = ?",
                                tenant.project()))
                .isZero();
    }

    @Test
    void that_it_was_ended_is_never_the_fault_of_a_record() {
        var failure =
                pool.query("SELECT pg_sleep(30)")
                        .execute()
                        .onItem()
                        .<Throwable>transform(_ -> new AssertionError("it was not ended"))
                        .onFailure()
                        .recoverWithUni(ended -> Uni.createFrom().item(ended))
                        .await()
                        .atMost(Duration.ofMinutes(1));

        assertThat(failure).hasMessageContaining("statement timeout");
        assertThat(Fault.of(failure)).isEqualTo(Fault.TRANSIENT);
    }

    private Set<String> stuck() throws Exception {
        var found = new HashSet<String>();
        try (var connection = database.getConnection();
                var rows = connection.createStatement().executeQuery(STUCK)) {
            while (rows.next()) found.add(rows.getString(1));
        }
        return found;
    }
}
