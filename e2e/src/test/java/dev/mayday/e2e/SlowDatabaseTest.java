package dev.mayday.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// faults.md row 5: a database on which every question takes two seconds longer.
class SlowDatabaseTest {

    private static final int PER_SECOND = 100;
    private static final Duration LONGER = Duration.ofSeconds(2);

    /// What a busy moment may bring; a thread for each that waits would be hundreds.
    private static final int MORE_THREADS = 40;

    @TempDir Path directory;

    private EmbeddedPostgres postgres;
    private SlowPath path;

    @BeforeEach
    void aDatabaseAndAWayToIt() throws IOException {
        postgres = EmbeddedPostgres.start(directory.resolve("postgres"), Programs.postgres());
        path = SlowPath.to(postgres.port());
    }

    @AfterEach
    void isOver() throws IOException {
        path.close();
        postgres.close();
    }

    @Test
    void a_slow_digest_goes_on_takes_nothing_from_pages_and_catches_up() throws Exception {
        var onlyTheDigest = Map.of("QUARKUS_DATASOURCE_DIGEST_REACTIVE_URL", address(path.port()));
        try (var mayday = start("slow-digest", onlyTheDigest, postgres.port())) {
            var stream = streamTo(mayday);
            Set<Integer> statuses = ConcurrentHashMap.newKeySet();
            var steady = stream.sendSteadily(PER_SECOND, statuses);
            stream.awaitMoreAccepted(3 * PER_SECOND);
            var browser = new SignedIn(mayday.origin());
            int threads = threads(mayday);
            int connections = path.connections();
            assertThat(connections).isPositive();

            path.delay(LONGER);
            var books = new Books(directory);
            var known = new HashSet<>(books.eventIds());
            for (int round = 0; round < 10; round++) {
                stream.awaitMoreAccepted(3 * PER_SECOND);
                assertThat(browser.get("/issues")).contains("KeyError");
                assertThat(mayday.api().issues()).hasSize(1);
                assertThat(threads(mayday)).isLessThan(threads + MORE_THREADS);
                assertThat(path.connections()).isLessThanOrEqualTo(6);
            }
            Awaitility.await("it goes on, slowly")
                    .atMost(Duration.ofMinutes(3))
                    .until(() -> books.eventIds().size() > known.size() + PER_SECOND);

            path.delay(Duration.ZERO);
            steady.stop();
            assertThat(statuses).containsExactly(200);
            books.awaitAll(stream);
            books.assertTheyAgreeOn(stream);
        }
    }

    @Test
    void when_all_of_it_is_slow_events_are_accepted_and_people_get_an_answer_or_a_word()
            throws Exception {
        try (var mayday = start("slow-database", Map.of(), path.port())) {
            var stream = streamTo(mayday);
            Set<Integer> statuses = ConcurrentHashMap.newKeySet();
            var steady = stream.sendSteadily(PER_SECOND, statuses);
            stream.awaitMoreAccepted(3 * PER_SECOND);
            var api = mayday.api();
            api.awaitIssue("KeyError");
            int threads = threads(mayday);

            path.delay(LONGER);
            for (int round = 0; round < 10; round++) {
                stream.awaitMoreAccepted(PER_SECOND);
                assertThat(api.status("/organizations/")).isIn(200, 503);
                assertThat(threads(mayday)).isLessThan(threads + MORE_THREADS);
                assertThat(path.connections()).isLessThan(40);
            }
            assertThat(mayday.child().process().isAlive()).isTrue();

            path.delay(Duration.ZERO);
            var books = new Books(directory);
            steady.stop();
            assertThat(statuses).containsExactly(200);
            books.awaitAll(stream);
            books.assertTheyAgreeOn(stream);
            assertThat(api.issues()).hasSize(1);
        }
    }

    private Standalone start(String name, Map<String, String> settings, int port)
            throws IOException {
        var url =
                address(port)
                        .replace(
                                "//",
                                "//%s:%s@".formatted(EmbeddedPostgres.USER, postgres.password()));
        return Standalone.launch(name, directory.resolve("data"), settings, "--database", url)
                .awaitReady();
    }

    private static String address(int port) {
        return "postgresql://127.0.0.1:%d/%s".formatted(port, EmbeddedPostgres.DATABASE);
    }

    private static Stream streamTo(Standalone mayday) {
        return Stream.ofKeyErrors(mayday.sender());
    }

    private static int threads(Standalone mayday) throws IOException {
        var pid = Long.toString(mayday.child().process().pid());
        try (var tasks = Files.list(Path.of("/proc", pid, "task"))) {
            return (int) tasks.count();
        }
    }
}
