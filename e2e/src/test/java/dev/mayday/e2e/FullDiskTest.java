package dev.mayday.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.postgres.EmbeddedPostgres;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// faults.md row 6: a disk that is full to its last byte, under the spool and under the database.
class FullDiskTest {

    private static final long RESERVE = 8 << 20;

    @TempDir Path directory;

    @Test
    void a_spool_refuses_before_its_disk_is_full_outlasts_that_it_is_and_recovers_by_itself()
            throws Exception {
        var data = directory.resolve("data");
        var home = directory.resolve("postgres");
        var postgres = EmbeddedPostgres.start(home, Programs.postgres());
        var settings =
                Map.of(
                        "MAYDAY_INGEST_SPOOL_RESERVE", "8M",
                        "MAYDAY_INGEST_SPOOL_SEGMENT", "4M");
        try (var disk = SmallDisk.inMemory(data.resolve("spool"), 40);
                var mayday =
                        Standalone.launch(
                                disk::within,
                                "full-spool",
                                data,
                                settings,
                                "--database",
                                url(postgres))) {
            mayday.awaitReady();
            var stream = new Stream(mayday.sender(), FullDiskTest::largeEvent);
            Set<Integer> statuses = ConcurrentHashMap.newKeySet();
            stream.acceptMore(100, statuses);
            postgres.close();

            stream.sendUntilRefused(statuses);
            assertThat(statuses).containsExactlyInAnyOrder(200, 429);
            assertThat(disk.room()).isBetween(RESERVE / 2, RESERVE + RESERVE / 2);
            assertThat(mayday.log()).doesNotContain("could not be written");

            disk.fill();
            stream.sendUntilRefused(statuses);
            mayday.child().kill();
            mayday.launch();
            awaitAlive(mayday);
            stream.sendUntilRefused(statuses);

            disk.empty();
            postgres = EmbeddedPostgres.start(home, Programs.postgres(), postgres.port());
            mayday.awaitReady();
            stream.acceptMore(Stream.USERS, statuses);
            assertThat(statuses).isSubsetOf(200, 429, 503);
            new Books(directory).assertNothingIsLost(stream);
            assertThat(mayday.log()).doesNotContain("was lost or set aside");
        } finally {
            postgres.close();
        }
    }

    /// Without a reserve the disk itself refuses, in the middle of a write.
    @Test
    void a_write_that_the_disk_refuses_halfway_leaves_no_trace() throws Exception {
        var data = directory.resolve("data");
        var settings =
                Map.of(
                        "MAYDAY_INGEST_SPOOL_RESERVE", "0",
                        "MAYDAY_INGEST_SPOOL_SEGMENT", "4M");
        try (var disk = SmallDisk.inMemory(data.resolve("spool"), 40);
                var mayday = Standalone.launch(disk::within, "no-reserve", data, settings)) {
            mayday.awaitReady();
            var stream = new Stream(mayday.sender(), FullDiskTest::largeEvent);
            Set<Integer> statuses = ConcurrentHashMap.newKeySet();
            for (int time = 0; time < 4; time++) {
                stream.acceptMore(200, statuses);
                var steady = stream.sendSteadily(200, statuses);
                fillUntilRefused(disk, stream);
                disk.empty();
                stream.awaitMoreAccepted(100);
                steady.stop();
            }

            assertThat(statuses).isSubsetOf(200, 429);
            new Books(data).assertNothingIsLost(stream);
            assertThat(mayday.log()).doesNotContain("was lost or set aside");
        }
    }

    @Test
    void a_database_whose_disk_is_full_costs_nothing_and_is_back_by_itself_when_there_is_room()
            throws Exception {
        var data = directory.resolve("data");
        try (var disk = SmallDisk.inMemory(data.resolve("postgres"), 256);
                var mayday = Standalone.launch(disk::within, "full-database", data, Map.of())) {
            mayday.awaitReady();
            var stream = new Stream(mayday.sender(), FullDiskTest::largeEvent);
            Set<Integer> statuses = ConcurrentHashMap.newKeySet();
            stream.acceptMore(200, statuses);

            disk.fill();
            for (int round = 0; round < 10; round++) stream.acceptMore(100, statuses);
            Awaitility.await("the line that says so")
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> mayday.log().contains("digest waits for the database"));
            stream.acceptMore(100, statuses);
            assertThat(statuses).containsExactly(200);

            disk.empty();
            stream.acceptMore(100, statuses);
            assertThat(statuses).containsExactly(200);
            new Books(disk.seen(data)).assertNothingIsLost(stream);
        }
    }

    private static String url(EmbeddedPostgres postgres) {
        return "postgresql://%s:%s@127.0.0.1:%d/%s"
                .formatted(
                        EmbeddedPostgres.USER,
                        postgres.password(),
                        postgres.port(),
                        EmbeddedPostgres.DATABASE);
    }

    /// About 20 kB that no compression makes smaller.
    private static String largeEvent(int n) {
        var noise = new byte[10_000];
        new Random(n).nextBytes(noise);
        var extra = "\"extra\":{\"noise\":\"%s\"},".formatted(HexFormat.of().formatHex(noise));
        return EventSender.keyError("classify", n % Stream.USERS).replaceFirst("\\{", "{" + extra);
    }

    /// Fills again what the spool gives up of what is digested: it makes room before it refuses.
    private static void fillUntilRefused(SmallDisk disk, Stream stream) {
        int known = stream.refused().size();
        Awaitility.await("an event is refused")
                .atMost(Duration.ofMinutes(2))
                .until(
                        () -> {
                            disk.fill();
                            return stream.refused().size() > known;
                        });
    }

    private static void awaitAlive(Standalone mayday) {
        URI live = mayday.origin().resolve("/q/health/live");
        mayday.child().awaitReady(live, Duration.ofMinutes(2));
    }
}
