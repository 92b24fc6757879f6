package dev.mayday.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// faults.md row 9: a spool whose file system is read-only, one that may have no more files, and a
/// process that may open nothing more. All refuse with a word about when to try again, and say so
/// now and then. That they do not spin is in `ConnectionsTest` and `PublisherTest`.
class NothingToWriteToTest {

    private static final Pattern OPEN_FILES = Pattern.compile("Max open files +(\\d+)");

    @TempDir Path directory;

    @Test
    void without_a_free_file_descriptor_it_refuses_for_a_while_and_goes_on_when_there_is_one()
            throws Exception {
        var smallSegments = Map.of("MAYDAY_INGEST_SPOOL_SEGMENT", "1M");
        try (var mayday =
                Standalone.start("no-descriptor", directory.resolve("data"), smallSegments)) {
            var stream = Stream.ofKeyErrors(mayday.sender());
            Set<Integer> statuses = ConcurrentHashMap.newKeySet();
            stream.acceptMore(500, statuses);
            assertThat(statuses).containsExactly(200);
            var log = LogLines.fromNow(mayday);
            var usual = openFiles(mayday);

            openFiles(mayday, "8");
            try (var _ = new Socket("127.0.0.1", mayday.origin().getPort());
                    var _ = new Socket("127.0.0.1", mayday.origin().getPort())) {
                stream.sendUntilRefused(statuses);
                log.assertSaidNowAndThen(() -> {});
            }
            openFiles(mayday, usual);

            stream.acceptMore(500, statuses);
            assertThat(statuses).isSubsetOf(200, 429, 503);
            new Books(mayday.data()).assertNothingIsLost(stream);
            assertThat(mayday.api().issues()).hasSize(1);
        }
    }

    @Test
    void where_no_new_file_may_be_it_refuses_for_a_while_and_goes_on_by_itself() throws Exception {
        var data = directory.resolve("data");
        var settings =
                Map.of(
                        "MAYDAY_INGEST_SPOOL_SEGMENT", "1M",
                        "MAYDAY_INGEST_SPOOL_RESERVE", "8M");
        try (var disk = SmallDisk.inMemory(data.resolve("spool"), 128);
                var mayday = Standalone.launch(disk::within, "no-inode", data, settings)) {
            mayday.awaitReady();
            var stream = Stream.ofKeyErrors(mayday.sender());
            Set<Integer> statuses = ConcurrentHashMap.newKeySet();
            stream.acceptMore(500, statuses);
            var log = LogLines.fromNow(mayday);

            disk.fillWithNothing();
            log.assertSaidNowAndThen(() -> stream.sendUntilRefused(statuses));
            disk.empty();

            stream.acceptMore(500, statuses);
            assertThat(statuses).isSubsetOf(200, 429);
            new Books(data).assertNothingIsLost(stream);
        }
    }

    @Test
    void on_a_read_only_file_system_it_refuses_for_a_while_and_goes_on_when_it_was_repaired()
            throws Exception {
        var data = directory.resolve("data");
        var image = directory.resolve("spool.img");
        try (var disk = SmallDisk.ofExt4(data.resolve("spool"), image, 64);
                var mayday =
                        Standalone.launch(
                                disk::within,
                                "read-only",
                                data,
                                Map.of("MAYDAY_INGEST_SPOOL_RESERVE", "8M"))) {
            mayday.awaitReady();
            var stream = Stream.ofKeyErrors(mayday.sender());
            Set<Integer> statuses = ConcurrentHashMap.newKeySet();
            stream.acceptMore(500, statuses);
            assertThat(statuses).containsExactly(200);
            var log = LogLines.fromNow(mayday);

            disk.turnReadOnly();
            log.assertSaidNowAndThen(() -> stream.sendUntilRefused(statuses));
            assertThat(statuses).isSubsetOf(200, 429, 503);
            assertThat(stream.refusedForEver()).isEmpty();
            assertThat(mayday.child().process().isAlive()).isTrue();
            assertThat(mayday.api().issues()).hasSize(1);

            mayday.child().kill();
            disk.repair(image);
            mayday.restart();
            stream.acceptMore(500, statuses);
            new Books(data).assertNothingIsLost(stream);
        }
    }

    private static String openFiles(Standalone mayday) throws Exception {
        long pid = mayday.child().process().pid();
        var limits = Files.readString(Path.of("/proc", Long.toString(pid), "limits"));
        var found = OPEN_FILES.matcher(limits);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    /// Those that are open stay so; only the soft limit, which anybody may raise again.
    private static void openFiles(Standalone mayday, String most) throws Exception {
        var pid = Long.toString(mayday.child().process().pid());
        var command = new ProcessBuilder("prlimit", "--pid", pid, "--nofile=" + most + ":");
        assertThat(command.inheritIO().start().waitFor()).isZero();
    }
}
