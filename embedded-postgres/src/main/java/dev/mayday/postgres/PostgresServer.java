package dev.mayday.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// One data directory and the programs that make, start and stop its server.
///
/// @param home where data, password and logs live
/// @param programs initdb, pg_ctl and postgres, unpacked
/// @param port on the loopback address
record PostgresServer(Path home, Path programs, UnprivilegedUser user, int port, String password) {

    /// Server settings. What is not here is PostgreSQL's default; fsync and synchronous_commit are
    /// on.
    private static final List<String> SETTINGS =
            List.of(
                    "listen_addresses=127.0.0.1",
                    "unix_socket_directories=",
                    "max_connections=60",
                    "shared_buffers=128MB",
                    "max_wal_size=1GB",
                    "checkpoint_timeout=15min",
                    "wal_compression=on",
                    "jit=off",
                    "huge_pages=off",
                    "max_parallel_workers_per_gather=0",
                    "log_min_messages=warning",
                    "log_timezone=UTC",
                    "timezone=UTC");

    /// Makes the data directory if there is none, stops what a killed owner left, and waits until
    /// the server answers.
    ///
    /// @throws IOException with the end of the output of the program that failed
    void start() throws IOException {
        user.reach(home);
        user.reach(programs);
        if (Files.notExists(data().resolve("PG_VERSION"))) initialize();
        stopOrphan();
        launch();
    }

    /// Whether the process in the pid file is a postgres. A number alone says little: it may belong
    /// to anybody by now, even to this process.
    boolean isAlive() throws IOException {
        return Files.exists(pidFile()) && isPostgres(pid());
    }

    /// Statements under way are cancelled; what is committed is safe.
    void stop() throws IOException {
        if (Files.exists(pidFile())) pgCtl("stop", "-m", "fast", "-w", "-t", "30");
    }

    /// @throws IOException when it is not running
    long pid() throws IOException {
        return Long.parseLong(Files.readAllLines(pidFile()).getFirst().strip());
    }

    /// Into a directory beside, which takes its place when it is complete: a kill in between leaves
    /// nothing half-made.
    private void initialize() throws IOException {
        var making = home.resolve("data.making");
        delete(making);
        Files.createDirectories(making);
        var secret = home.resolve("initdb.password");
        Files.writeString(secret, password);
        user.own(home);
        try {
            run(
                    "initdb",
                    "-D",
                    making.toString(),
                    "-U",
                    EmbeddedPostgres.USER,
                    "--pwfile=" + secret,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--locale=C");
            Files.move(making, data(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(secret);
        }
    }

    private static void delete(Path directory) throws IOException {
        if (Files.notExists(directory)) return;
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }

    /// A killed server leaves its pid file, and for a moment its children, who still write. The
    /// file goes once they are gone; else PostgreSQL would not start while the number in it belongs
    /// to anybody, be it the dead server that nobody has buried.
    private void stopOrphan() throws IOException {
        if (Files.notExists(pidFile())) return;
        if (isPostgres(pid())) {
            stop();
            return;
        }
        if (hasChildrenLeft()) throw new IOException("a killed server's children still run");
        Files.deleteIfExists(pidFile());
    }

    /// All processes of a server work in its data directory.
    private boolean hasChildrenLeft() throws IOException {
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (var process : processes) {
                if (worksIn(process.resolve("cwd"), data())) return true;
            }
            return false;
        }
    }

    private static boolean worksIn(Path link, Path directory) {
        try {
            return Files.readSymbolicLink(link).equals(directory.toRealPath());
        } catch (IOException endedOrForeign) {
            return false;
        }
    }

    private static boolean isPostgres(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .filter(command -> command.endsWith("/postgres"))
                .isPresent();
    }

    private void launch() throws IOException {
        var options = new StringBuilder("-p " + port);
        for (var setting : SETTINGS) options.append(" -c ").append(setting);
        var log = home.resolve("postgres.log").toString();
        pgCtl("start", "-w", "-t", "60", "-l", log, "-o", options.toString());
    }

    private void pgCtl(String action, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of("pg_ctl", action, "-D", data().toString()));
        command.addAll(List.of(arguments));
        run(command.toArray(String[]::new));
    }

    private void run(String... command) throws IOException {
        command[0] = programs.resolve("bin").resolve(command[0]).toString();
        Command.run(user.prefix(), home.resolve("commands.log"), command);
    }

    private Path data() {
        return home.resolve("data");
    }

    private Path pidFile() {
        return data().resolve("postmaster.pid");
    }
}
