package dev.mayday.alerts;

import static dev.mayday.alerts.Given.anIssue;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.mayday.contracts.bus.IssueChange;
import dev.mayday.contracts.bus.IssueChange.Kind;
import dev.mayday.database.Fault;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class PoolTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Inject World world;

    @Inject
    @ReactiveDataSource("alerts")
    Pool pool;

    @ConfigProperty(name = "quarkus.datasource.alerts.reactive.max-size")
    int size;

    @Test
    void while_every_connection_is_taken_people_are_told_and_changes_wait() {
        var issue = anIssue();
        // The first question to issues-service takes its time; that is not what is looked at here.
        given().header("Authorization", IssuesStandIn.ADMIN)
                .get("/internal/alerts/projects/1/rules")
                .then()
                .statusCode(200);
        var taken = takeAll();
        CompletableFuture<Void> heard;
        try {
            heard = CompletableFuture.runAsync(() -> hears(issue.is(Kind.OPENED)));

            given().header("Authorization", IssuesStandIn.ADMIN)
                    .get("/internal/alerts/projects/1/rules")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", equalTo("5"))
                    .body("detail", equalTo("the database is busy or away, try again"));
            assertThat(heard).isNotDone();
        } finally {
            taken.forEach(one -> one.close().await().atMost(PATIENCE));
        }

        assertThat(heard).succeedsWithin(PATIENCE);
        assertThat(world.evaluations(issue.project())).containsExactly("destination_missing");
        assertThat(world.putAside(issue.project())).isEmpty();
    }

    @Test
    void one_more_than_may_wait_is_refused_at_once() {
        var taken = takeAll();
        try {
            var asked =
                    Uni.join()
                            .all(
                                    IntStream.range(0, 300)
                                            .mapToObj(_ -> pool.query("SELECT 1").execute())
                                            .map(PoolTest::failure)
                                            .toList())
                            .andCollectFailures()
                            .await()
                            .atMost(PATIENCE);

            assertThat(asked).allMatch(failure -> Fault.of(failure) == Fault.TRANSIENT);
            assertThat(asked.stream().map(String::valueOf))
                    .anyMatch(text -> text.contains("queue"));
        } finally {
            taken.forEach(one -> one.close().await().atMost(PATIENCE));
        }
    }

    @Test
    void a_question_that_takes_too_long_is_ended() {
        var failure = failure(pool.query("SELECT pg_sleep(60)").execute()).await().atMost(PATIENCE);

        assertThat(failure).hasMessageContaining("statement timeout");
        assertThat(Fault.of(failure)).isEqualTo(Fault.TRANSIENT);
    }

    private static Uni<Throwable> failure(Uni<?> work) {
        return work.onItem()
                .<Throwable>transform(_ -> new AssertionError("it was answered"))
                .onFailure()
                .recoverWithItem(failure -> failure);
    }

    private List<SqlConnection> takeAll() {
        var taken = new ArrayList<SqlConnection>();
        for (var i = 0; i < size; i++) {
            taken.add(pool.getConnection().await().atMost(PATIENCE));
        }
        return taken;
    }

    private void hears(IssueChange change) {
        try {
            world.hears(change);
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }
}
