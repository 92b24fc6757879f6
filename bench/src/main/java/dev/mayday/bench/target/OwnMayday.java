package dev.mayday.bench.target;

import dev.mayday.bench.load.Connection;
import dev.mayday.bench.load.Dsn;
import dev.mayday.bench.load.Origin;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// A Mayday that this process has started, by the launcher and as a user would, and that ends with
/// it.
final class OwnMayday implements AutoCloseable {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);
    private static final Pattern DSN = Pattern.compile("^\\s*DSN\\s+(\\S+)", Pattern.MULTILINE);
    private static final String EMAIL = "bench@example.org";
    private static final String PASSWORD = "only-for-the-bench";
    private static final String KEY = "0123456789abcdef0123456789abcdef";

    private final Path home;
    private final Path data;
    private final Origin origin;
    private final Process process;
    private Duration startTime = Duration.ZERO;

    private OwnMayday(Path home, Path data, Origin origin, Process process) {
        this.home = home;
        this.data = data;
        this.origin = origin;
        this.process = process;
    }

    /// Returns when it is ready to take events.
    ///
    /// @param home the directory with the launcher
    static OwnMayday start(Path home, Path data) throws IOException {
        int port = freePort();
        var up = launcher(home, List.of("up", "--host", "127.0.0.1", "--port", "" + port), data);
        up.environment().put("MAYDAY_BOOTSTRAP_DSN_KEY", KEY);
        up.environment().put("MAYDAY_ADMIN_EMAIL", EMAIL);
        up.environment().put("MAYDAY_ADMIN_PASSWORD", PASSWORD);
        up.redirectErrorStream(true).redirectOutput(log(data).toFile());
        var process = up.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        var mayday = new OwnMayday(home, data, new Origin(false, "127.0.0.1", port), process);
        try {
            mayday.awaitReady();
        } catch (IOException e) {
            mayday.close();
            throw e;
        }
        return mayday;
    }

    /// A new one on the same data, once this one is closed.
    OwnMayday startAgain() throws IOException {
        return start(home, data);
    }

    Origin origin() {
        return origin;
    }

    long pid() {
        return process.pid();
    }

    /// From the launcher's start until it was ready, preparations of a first start included.
    Duration startTime() {
        return startTime;
    }

    /// As it was printed for the user, but at the loopback address.
    Dsn dsn() throws IOException {
        return Dsn.parse(printedDsn()).at(origin);
    }

    String token() throws IOException {
        var scopes = "event:read,project:read,org:read";
        var create =
                launcher(
                        home,
                        List.of("token", "create", "--name", "bench", "--scope", scopes),
                        data);
        var asking = create.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        var lines = new String(asking.getInputStream().readAllBytes()).strip().lines().toList();
        if (lines.isEmpty()) throw new IOException("no token was made; see " + log(data));
        return lines.getLast().strip();
    }

    WebUi signIn() throws IOException {
        return WebUi.signIn(new Connection(origin), EMAIL, PASSWORD);
    }

    private void awaitReady() throws IOException {
        long start = System.nanoTime();
        while (!ready()) {
            if (waitFor(Duration.ofMillis(20))) throw failure("ended at once");
            if (System.nanoTime() - start > START_TIMEOUT.toNanos())
                throw failure("was not ready in time");
        }
        startTime = Duration.ofNanos(System.nanoTime() - start);
    }

    private boolean ready() throws IOException {
        if (printedDsn().isEmpty()) return false;
        try (var connection = new Connection(origin)) {
            return connection.get("/q/health/ready", "").status() == 200;
        } catch (java.net.ConnectException notYet) {
            return false;
        }
    }

    /// Empty until the welcome has been printed.
    private String printedDsn() throws IOException {
        var matcher = DSN.matcher(Files.readString(log(data)));
        return matcher.find() ? matcher.group(1) : "";
    }

    private IOException failure(String what) throws IOException {
        var lines = Files.readAllLines(log(data));
        var end = lines.subList(Math.max(0, lines.size() - 12), lines.size());
        return new IOException("Mayday " + what + ":\n" + String.join("\n", end));
    }

    /// Whether it has ended.
    private boolean waitFor(Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /// Stops it as Ctrl-C would, database included.
    @Override
    public void close() {
        process.destroy();
        if (!waitFor(Duration.ofSeconds(60))) {
            System.err.println("bench: Mayday does not stop; its process is " + process.pid());
        }
    }

    private static ProcessBuilder launcher(Path home, List<String> command, Path data) {
        var whole = new java.util.ArrayList<>(List.of(home.resolve("mayday").toString()));
        whole.addAll(command);
        whole.addAll(List.of("--data", data.resolve("mayday").toString()));
        return new ProcessBuilder(whole).directory(home.toFile());
    }

    private static Path log(Path data) {
        return data.resolve("bench-mayday.log");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
