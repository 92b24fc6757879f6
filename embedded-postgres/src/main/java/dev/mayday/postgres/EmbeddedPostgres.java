package dev.mayday.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/// A running PostgreSQL of our own, listening on the loopback address only. Data stay in their
/// directory between
/// starts; a server that a killed JVM left behind is stopped before a new one starts.
public final class EmbeddedPostgres implements AutoCloseable {

    public static final String USER = "mayday";
    public static final String DATABASE = "postgres";

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

    private final Path home;
    private final Path binaries;
    private final UnprivilegedUser user;
    private final int port;
    private final String password;

    private EmbeddedPostgres(
            Path home, Path binaries, UnprivilegedUser user, int port, String password) {
        this.home = home;
        this.binaries = binaries;
        this.user = user;
        this.port = port;
        this.password = password;
    }

    /// Starts a server on a free port and waits until it answers. First use of a home takes about a
    /// second more.
    ///
    /// @param home where data, password and log live; made if missing, readable by its owner only
    /// @param binaries where the programs are unpacked; may be shared by many homes
    /// @throws IOException with the end of the server's log when it does not start
    public static EmbeddedPostgres start(Path home, Path binaries) throws IOException {
        return start(home, binaries, freePort());
    }

    /// As above, on a given port.
    public static EmbeddedPostgres start(Path home, Path binaries, int port) throws IOException {
        home = home.toAbsolutePath();
        binaries = binaries.toAbsolutePath();
        PostgresBinaries.unpackInto(binaries);
        Files.createDirectories(home);
        var user = UnprivilegedUser.find();
        var postgres = new EmbeddedPostgres(home, binaries, user, port, password(home));
        if (Files.notExists(postgres.data().resolve("PG_VERSION"))) postgres.initialise();
        postgres.stopOrphan();
        postgres.launch();
        return postgres;
    }

    public int port() {
        return port;
    }

    public String password() {
        return password;
    }

    public String jdbcUrl() {
        return "jdbc:" + reactiveUrl();
    }

    /// The form that the reactive client takes: without credentials.
    public String reactiveUrl() {
        return "postgresql://127.0.0.1:%d/%s".formatted(port, DATABASE);
    }

    /// The server's process, for operators and fault tests.
    public long pid() throws IOException {
        return Long.parseLong(Files.readAllLines(pidFile()).getFirst().strip());
    }

    /// Stops the server after its running statements were cancelled; committed data are safe.
    @Override
    public void close() throws IOException {
        if (Files.exists(pidFile())) pgCtl("stop", "-m", "fast", "-w", "-t", "30");
    }

    /// Into a directory beside, which takes its place when it is complete: a kill in between leaves
    // nothing half-made.
    private void initialise() throws IOException {
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
                    USER,
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

    /// The number in the file may belong to anybody by now, even to this process: only a postgres
    // is stopped.
    private void stopOrphan() throws IOException {
        if (Files.notExists(pidFile())) return;
        boolean running =
                ProcessHandle.of(pid())
                        .flatMap(process -> process.info().command())
                        .filter(command -> command.endsWith("/postgres"))
                        .isPresent();
        if (running) pgCtl("stop", "-m", "fast", "-w", "-t", "30");
        else Files.deleteIfExists(pidFile());
    }

    private void launch() throws IOException {
        var options = new StringBuilder("-p " + port);
        for (var setting : SETTINGS) options.append(" -c ").append(setting);
        pgCtl(
                "start",
                "-w",
                "-t",
                "60",
                "-l",
                home.resolve("postgres.log").toString(),
                "-o",
                options.toString());
    }

    private void pgCtl(String action, String... arguments) throws IOException {
        var command = new java.util.ArrayList<>(List.of("pg_ctl", action, "-D", data().toString()));
        command.addAll(List.of(arguments));
        run(command.toArray(String[]::new));
    }

    private void run(String... command) throws IOException {
        command[0] = binaries.resolve("bin").resolve(command[0]).toString();
        Command.run(user.prefix(), home.resolve("commands.log"), command);
    }

    private Path data() {
        return home.resolve("data");
    }

    private Path pidFile() {
        return data().resolve("postmaster.pid");
    }

    private static String password(Path home) throws IOException {
        var file = home.resolve("password");
        if (Files.exists(file)) return Files.readString(file).strip();
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        var password = HexFormat.of().formatHex(bytes);
        var ownerOnly =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var making = Files.createTempFile(home, "password", ".making", ownerOnly);
        Files.writeString(making, password);
        Files.move(making, file, StandardCopyOption.ATOMIC_MOVE);
        return password;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
