package dev.mayday.alerts;

import static dev.mayday.alerts.Given.anIssue;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsStringIgnoringCase;
import static org.hamcrest.Matchers.equalTo;

import dev.mayday.contracts.bus.IssueChange.Kind;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A PostgreSQL that is stopped by a signal holds its connections and says nothing.
@QuarkusTest
@QuarkusTestResource(Database.class)
class FrozenDatabaseTest {

    private static final String SERVICE = "Bearer a-token-for-the-tests-of-alerts";
    private static final String RULES = "/internal/alerts/projects/1/rules";

    @Inject World world;

    @Inject
    @ReactiveDataSource("alerts")
    Pool pool;

    private ProcessHandle server = ProcessHandle.current();

    @BeforeEach
    void its_process() throws Exception {
        var row = pool.query("SHOW data_directory").execute().await().atMost(Duration.ofMinutes(1));
        var file = Path.of(row.iterator().next().getString(0)).resolve("postmaster.pid");
        server =
                ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst())).orElseThrow();
    }

    @AfterEach
    void goes_on() throws Exception {
        signal("-CONT");
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> as(IssuesStandIn.ADMIN).get(RULES).statusCode() == 200);
    }

    /// By the deadline, or by the pool when no connection was free.
    @ParameterizedTest
    @CsvSource({
        "GET, /internal/alerts/projects/1/rules",
        "GET, /internal/alerts/dead-changes",
        "POST, /internal/alerts/dead-changes/7/runs",
        "POST, /internal/alerts/dead-changes/runs",
        "DELETE, /internal/alerts/dead-changes/7",
        "DELETE, /internal/alerts/projects/1/destinations/7",
        "POST, /internal/alerts/projects/1/destinations/7/test",
    })
    void whoever_asks_is_told_that_the_database_does_not_answer(String method, String path)
            throws Exception {
        signal("-STOP");

        as(path.contains("/projects/") ? IssuesStandIn.ADMIN : SERVICE)
                .request(method, path)
                .then()
                .statusCode(503)
                .header("Retry-After", equalTo("5"))
                .body("detail", containsStringIgnoringCase("try again"));
    }

    @Test
    void a_change_that_comes_meanwhile_is_judged_afterwards() throws Exception {
        var issue = anIssue();
        signal("-STOP");

        var heard =
                CompletableFuture.runAsync(
                        () -> {
                            try {
                                world.hears(issue.is(Kind.OPENED));
                            } catch (Exception e) {
                                throw new AssertionError(e);
                            }
                        });
        as(IssuesStandIn.ADMIN).get(RULES).then().statusCode(503);
        signal("-CONT");

        assertThat(heard).succeedsWithin(Duration.ofMinutes(1));
        assertThat(world.evaluations(issue.project())).containsExactly("destination_missing");
    }

    /// The database answers when it goes on, and by then the request was answered.
    @Test
    void what_comes_too_late_is_no_failure_for_the_log() throws Exception {
        var failures = new CopyOnWriteArrayList<LogRecord>();
        var log = Logger.getLogger("io.quarkus.vertx.http.runtime.QuarkusErrorHandler");
        var listener = new Listener(failures);
        log.addHandler(listener);
        try {
            signal("-STOP");
            as(IssuesStandIn.ADMIN).get(RULES).then().statusCode(503);
            goes_on();
        } finally {
            log.removeHandler(listener);
        }

        assertThat(failures).isEmpty();
    }

    private static final class Listener extends Handler {

        private final List<LogRecord> heard;

        Listener(List<LogRecord> heard) {
            this.heard = heard;
        }

        @Override
        public void publish(LogRecord line) {
            heard.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @Test
    void it_lives_and_is_not_ready_meanwhile() throws Exception {
        signal("-STOP");

        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/started").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(503);
        given().get("/q/health").then().statusCode(503);
    }

    private static RequestSpecification as(String bearer) {
        return given().header("Authorization", bearer).contentType("application/json");
    }

    private void signal(String name) throws Exception {
        var pids = Stream.concat(Stream.of(server), server.children()).map(ProcessHandle::pid);
        var command = Stream.concat(Stream.of("kill", name), pids.map(String::valueOf)).toList();
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isBetween(0, 1);
    }
}
