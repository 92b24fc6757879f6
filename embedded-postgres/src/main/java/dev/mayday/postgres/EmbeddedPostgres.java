package dev.mayday.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.locks.LockSupport;

/// A running PostgreSQL of our own, listening on the loopback address only. Data stay in their
/// directory between starts; a server that a killed JVM left behind is stopped before a new one
/// starts; a server that is killed is started again ([Supervisor]) on the same port.
public final class EmbeddedPostgres implements AutoCloseable {

    public static final String USER = "mayday";
    public static final String DATABASE = "postgres";

    /// A server that somebody kills while it starts is tried again before anybody is bothered.
    private static final int TRIES = 5;

    private static final long PAUSE_NANOS = 200_000_000;

    private final PostgresServer server;
    private final Supervisor supervisor;

    private EmbeddedPostgres(PostgresServer server) {
        this.server = server;
        this.supervisor = new Supervisor(server).watch();
    }

    /// Starts a server on a free port and waits until it answers. First use of a home takes about a
    /// second more.
    ///
    /// @param home where data, password and log live; made if missing, readable by its owner only
    /// @param programs where the programs are unpacked; may be shared by many homes
    /// @throws IOException with the end of the server's log when it does not start
    public static EmbeddedPostgres start(Path home, Path programs) throws IOException {
        return start(home, programs, freePort());
    }

    /// As above, on a given port.
    public static EmbeddedPostgres start(Path home, Path programs, int port) throws IOException {
        home = home.toAbsolutePath();
        programs = programs.toAbsolutePath();
        PostgresBinaries.unpackInto(programs);
        Files.createDirectories(home);
        var user = UnprivilegedUser.find();
        var server = new PostgresServer(home, programs, user, port, password(home));
        startPatiently(server);
        return new EmbeddedPostgres(server);
    }

    private static void startPatiently(PostgresServer server) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                server.start();
                return;
            } catch (IOException failure) {
                if (attempt == TRIES) throw failure;
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    public int port() {
        return server.port();
    }

    public String password() {
        return server.password();
    }

    public String jdbcUrl() {
        return "jdbc:" + reactiveUrl();
    }

    /// The form that the reactive client takes: without credentials.
    public String reactiveUrl() {
        return "postgresql://127.0.0.1:%d/%s".formatted(port(), DATABASE);
    }

    /// The server's process, for operators and fault tests.
    ///
    /// @throws IOException when it is not running at the moment
    public long pid() throws IOException {
        return server.pid();
    }

    /// How often the server was gone and had to be started again.
    public int restarts() {
        return supervisor.restarts();
    }

    /// Stops the server after its running statements were cancelled; committed data are safe.
    @Override
    public void close() throws IOException {
        supervisor.close();
        server.stop();
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
