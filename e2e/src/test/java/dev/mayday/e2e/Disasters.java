package dev.mayday.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.FileUtils;
import org.awaitility.Awaitility;

/// What befalls a Mayday in one process, as an operator or a power cut would do it.
final class Disasters {

    /// One kind. After those that take the spool's past away nothing older can be sent again, so
    /// they are only fair when everything accepted is stored, and with a new backup of the
    /// database.
    enum Kind {
        KILL_PROCESS,
        KILL_POSTGRES,
        KILL_BOTH,
        FREEZE_POSTGRES,
        REMOVE_POSITION,
        BACK_UP,
        RESTORE_DATABASE,
        RESTORE_SPOOL,
        REMOVE_SEGMENTS;

        boolean takesThePastAway() {
            return this == RESTORE_SPOOL || this == REMOVE_SEGMENTS;
        }
    }

    private static final Duration FROZEN = Duration.ofSeconds(5);

    private final Standalone mayday;
    private final Path spool;
    private final Path database;
    private final Path backups;

    Disasters(Standalone mayday, Path backups) {
        this.mayday = mayday;
        this.spool = mayday.data().resolve("spool");
        this.database = mayday.data().resolve("postgres/data");
        this.backups = backups;
    }

    /// Mayday is up again when this returns.
    void befall(Kind kind) throws Exception {
        switch (kind) {
            case KILL_PROCESS -> {
                mayday.child().kill();
                mayday.restart();
            }
            case KILL_POSTGRES -> killPostgres();
            case KILL_BOTH -> whileDead(() -> {});
            case FREEZE_POSTGRES ->
                    whileFrozen(() -> TimeUnit.MILLISECONDS.sleep(FROZEN.toMillis()));
            case REMOVE_POSITION -> whileDead(() -> Files.delete(spool.resolve("position")));
            case BACK_UP -> whileDead(this::backUp);
            case RESTORE_DATABASE -> whileDead(() -> restore("database", database));
            case RESTORE_SPOOL ->
                    whileDead(
                            () -> {
                                restore("spool", spool);
                                backUp();
                            });
            case REMOVE_SEGMENTS ->
                    whileDead(
                            () -> {
                                removeSegments();
                                backUp();
                            });
        }
    }

    private void whileDead(Stream.ThrowingRunnable work) throws Exception {
        mayday.child().kill();
        killPostgres();
        Awaitility.await("end of PostgreSQL")
                .atMost(Duration.ofMinutes(2))
                .until(() -> processesOfPostgres().isEmpty());
        work.run();
        mayday.restart();
    }

    private void backUp() throws IOException {
        for (var part : List.of(database, spool)) {
            var copy = backups.resolve(part == spool ? "spool" : "database");
            FileUtils.deleteDirectory(copy.toFile());
            FileUtils.copyDirectory(part.toFile(), copy.toFile());
        }
    }

    private void restore(String name, Path place) throws IOException {
        FileUtils.deleteDirectory(place.toFile());
        FileUtils.copyDirectory(backups.resolve(name).toFile(), place.toFile());
        Files.setPosixFilePermissions(
                place, java.nio.file.attribute.PosixFilePermissions.fromString("rwx------"));
    }

    /// All but what names the node.
    private void removeSegments() throws IOException {
        Files.deleteIfExists(spool.resolve("position"));
        try (var segments = Files.newDirectoryStream(spool, "*.log")) {
            for (var segment : segments) Files.delete(segment);
        }
    }

    private void killPostgres() throws IOException {
        var lines = Files.readAllLines(database.resolve("postmaster.pid"));
        ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .ifPresent(ProcessHandle::destroyForcibly);
    }

    /// PostgreSQL holds its connections and says nothing.
    void whileFrozen(Stream.ThrowingRunnable work) throws Exception {
        var processes = processesOfPostgres();
        signal("-STOP", processes);
        try {
            work.run();
        } finally {
            signal("-CONT", processes);
        }
    }

    private static void signal(String signal, List<Long> processes) throws Exception {
        for (var process : processes) {
            new ProcessBuilder("kill", signal, process.toString()).start().waitFor();
        }
    }

    /// They work in the data directory.
    private List<Long> processesOfPostgres() throws IOException {
        try (var all = Files.list(Path.of("/proc"))) {
            return all.filter(process -> process.getFileName().toString().matches("\\d+"))
                    .filter(process -> worksIn(process, database))
                    .map(process -> Long.valueOf(process.getFileName().toString()))
                    .toList();
        }
    }

    private static boolean worksIn(Path process, Path directory) {
        try {
            return Files.readSymbolicLink(process.resolve("cwd")).equals(directory.toRealPath());
        } catch (IOException ended) {
            return false;
        }
    }
}
