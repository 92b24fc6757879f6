package dev.mayday.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.postgres.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// faults.md rows 1–4 from the outside: what was answered 200 is there once, whatever is killed.
class DurabilityTest {

    @TempDir Path directory;

    @Test
    void ten_kills_in_a_stream_of_20_000_lose_nothing_and_double_nothing() throws Exception {
        var random = new Random(20_261_122);
        try (var mayday = Standalone.start("kills", directory.resolve("data"), Map.of())) {
            var stream = Stream.ofKeyErrors(mayday.sender());

            for (int kill = 0; kill < 10; kill++) {
                stream.acceptMore(1_500, ConcurrentHashMap.newKeySet());
                var killed = killWithin(mayday, Duration.ofMillis(50 + random.nextInt(900)));
                stream.sendWhile(killed);
                mayday.restart();
            }
            stream.acceptMore(
                    Math.max(0, 20_000 - stream.accepted().size()), ConcurrentHashMap.newKeySet());

            assertThat(stream.accepted()).hasSizeGreaterThanOrEqualTo(20_000);
            assertOnceEach(mayday, stream);
        }
    }

    @Test
    void with_postgres_down_for_30_seconds_everything_is_accepted_and_appears_afterwards()
            throws Exception {
        var home = directory.resolve("postgres");
        var postgres = EmbeddedPostgres.start(home, Programs.postgres());
        try (var mayday = onDatabase("postgres-down", postgres).awaitReady()) {
            var stream = Stream.ofKeyErrors(mayday.sender());
            Set<Integer> statuses = ConcurrentHashMap.newKeySet();
            stream.acceptMore(1_000, statuses);

            var log = LogLines.fromNow(mayday);
            postgres.close();
            long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (System.nanoTime() < until) {
                stream.acceptMore(50, statuses);
                TimeUnit.MILLISECONDS.sleep(100); // the pace of the stream, not a wait for anything
            }
            assertThat(statuses).containsExactly(200);
            log.assertBounded();
            postgres = EmbeddedPostgres.start(home, Programs.postgres(), postgres.port());
            stream.acceptMore(500, statuses);

            assertThat(statuses).containsExactly(200);
            assertOnceEach(mayday, stream);
        } finally {
            postgres.close();
        }
    }

    @Test
    void a_database_that_comes_after_us_is_waited_for_and_events_are_accepted_meanwhile()
            throws Exception {
        var home = directory.resolve("postgres");
        var postgres = EmbeddedPostgres.start(home, Programs.postgres());
        postgres.close();
        try (var mayday = onDatabase("postgres-late", postgres)) {
            Awaitility.await("the line that says so")
                    .atMost(Duration.ofMinutes(3))
                    .until(() -> mayday.child().output().contains("does not answer yet"));
            Set<Integer> statuses = ConcurrentHashMap.newKeySet();
            var stream = Stream.ofKeyErrors(mayday.sender());
            stream.acceptMore(Stream.USERS, statuses);
            assertThat(statuses).containsExactly(200);

            postgres = EmbeddedPostgres.start(home, Programs.postgres(), postgres.port());
            mayday.awaitReady();

            assertOnceEach(mayday, stream);
        } finally {
            postgres.close();
        }
    }

    @Test
    void the_embedded_postgres_is_back_by_itself_however_often_and_whenever_it_is_killed()
            throws Exception {
        try (var mayday = Standalone.launch("supervised", directory.resolve("data"), Map.of())) {
            killServer(mayday, -1); // as soon as there is one: during the start, often a migration
            mayday.awaitReady();
            var stream = Stream.ofKeyErrors(mayday.sender());
            Set<Integer> statuses = ConcurrentHashMap.newKeySet();

            long killed = -1;
            for (int kill = 0; kill < 5; kill++) {
                stream.acceptMore(300, statuses);
                killed = killServer(mayday, killed);
            }
            stream.acceptMore(300, statuses);

            assertThat(statuses).containsExactly(200);
            assertOnceEach(mayday, stream);
        }
    }

    private Standalone onDatabase(String name, EmbeddedPostgres postgres) throws Exception {
        var url =
                "postgresql://%s:%s@127.0.0.1:%d/%s"
                        .formatted(
                                EmbeddedPostgres.USER,
                                postgres.password(),
                                postgres.port(),
                                EmbeddedPostgres.DATABASE);
        var data = directory.resolve("data");
        return Standalone.launch(name, data, Map.of(), "--database", url);
    }

    @Test
    void a_polite_stop_ends_with_success_and_keeps_what_was_accepted() throws Exception {
        try (var mayday = Standalone.start("polite", directory.resolve("data"), Map.of())) {
            var stream = Stream.ofKeyErrors(mayday.sender());
            stream.acceptMore(500, ConcurrentHashMap.newKeySet());
            var stopped =
                    CompletableFuture.supplyAsync(
                            () -> {
                                try {
                                    return mayday.child().terminate();
                                } catch (InterruptedException e) {
                                    throw new AssertionError(e);
                                }
                            });
            stream.sendWhile(stopped);

            assertThat(stopped.get()).isZero();
            mayday.restart();
            assertOnceEach(mayday, stream);
        }
    }

    private static CompletableFuture<Void> killWithin(Standalone mayday, Duration delay) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        mayday.child().kill();
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                },
                CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS));
    }

    /// As `kill -9` of the server that runs after the one killed before; its number.
    private static long killServer(Standalone mayday, long before) {
        var pidFile = mayday.data().resolve("postgres/data/postmaster.pid");
        var server =
                Awaitility.await("a PostgreSQL to kill")
                        .atMost(Duration.ofMinutes(3))
                        .pollInterval(Duration.ofMillis(10))
                        .ignoreExceptions()
                        .until(
                                () -> {
                                    var pid = Files.readAllLines(pidFile).getFirst().strip();
                                    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
                                },
                                process -> process.pid() != before);
        server.destroyForcibly();
        return server.pid();
    }

    /// I1 and I3: by id, not by count; then the counts must agree.
    private static void assertOnceEach(Standalone mayday, Stream stream) {
        var api = mayday.api();
        var issue = api.awaitIssue("KeyError");
        var id = issue.get("id").asText();
        Awaitility.await("all events visible")
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> api.issue(id).get("count").asLong() >= stream.accepted().size());

        var visible = eventIds(api, id);
        var distinct = new HashSet<>(visible);
        assertThat(distinct).hasSameSizeAs(visible);
        assertThat(distinct).containsAll(stream.accepted());
        assertThat(stream.sent()).containsAll(distinct);
        assertThat(api.issues()).hasSize(1);
        assertThat(api.issue(id).get("count").asLong()).isEqualTo(visible.size());
        assertThat(api.issue(id).get("userCount").asInt()).isEqualTo(Stream.USERS);
    }

    private static List<String> eventIds(WebApi api, String issueId) {
        var ids = new ArrayList<String>();
        var cursor = "";
        do {
            var page = api.page("/issues/" + issueId + "/events/?per_page=100&cursor=" + cursor);
            page.items().forEach(event -> ids.add(event.get("eventID").asText()));
            cursor = page.next();
        } while (!cursor.isEmpty());
        return ids;
    }
}
