package dev.mayday.e2e;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;

/// `./mayday up` as a child process, with a data directory of its own.
final class Standalone implements Deployment {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private final String name;
    private final Path data;
    private final int port;
    private final Map<String, String> environment;
    private final List<String> options;
    private final UnaryOperator<List<String>> around;
    private Child child;
    private int launches;
    private String token = "";

    private Standalone(
            String name,
            Path data,
            int port,
            Map<String, String> environment,
            List<String> options,
            UnaryOperator<List<String>> around) {
        this.name = name;
        this.data = data;
        this.port = port;
        this.environment = environment;
        this.options = options;
        this.around = around;
    }

    /// @param name of its log file
    /// @param extra environment beyond admin and DSN key
    static Standalone start(String name, Path data, Map<String, String> extra) throws IOException {
        var mayday = launch(name, data, extra);
        try {
            return mayday.awaitReady();
        } catch (RuntimeException | Error e) {
            mayday.child.process().destroyForcibly();
            throw e;
        }
    }

    /// The same, without waiting for anything.
    ///
    /// @param options further ones of `up`
    static Standalone launch(String name, Path data, Map<String, String> extra, String... options)
            throws IOException {
        return launch(UnaryOperator.identity(), name, data, extra, options);
    }

    /// The same, through another command, as [SmallDisk#within] makes it.
    static Standalone launch(
            UnaryOperator<List<String>> around,
            String name,
            Path data,
            Map<String, String> extra,
            String... options)
            throws IOException {
        var environment = new HashMap<>(extra);
        environment.putIfAbsent("MAYDAY_ADMIN_EMAIL", ADMIN_EMAIL);
        environment.putIfAbsent("MAYDAY_ADMIN_PASSWORD", ADMIN_PASSWORD);
        environment.putIfAbsent("MAYDAY_BOOTSTRAP_DSN_KEY", DSN_KEY);
        var mayday = new Standalone(name, data, freePort(), environment, List.of(options), around);
        mayday.launch();
        return mayday;
    }

    /// Starts the process again, after it was stopped or killed.
    void launch() throws IOException {
        var command = new ArrayList<>(List.of("./mayday", "up"));
        command.addAll(List.of("--port", Integer.toString(port), "--data", data.toString()));
        command.addAll(options);
        child = Child.start(name, ROOT, environment, around.apply(command));
        launches++;
    }

    /// Waits until it has said that it is up, which it does when its database answers.
    Standalone awaitReady() {
        child.awaitReady(origin().resolve("/q/health/live"), Duration.ofMinutes(5));
        Awaitility.await(name + " is up")
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> child.output().split("Mayday is up", -1).length > launches);
        return this;
    }

    /// Starts it again on the same data, after it was stopped or killed.
    void restart() throws IOException {
        launch();
        awaitReady();
    }

    Child child() {
        return child;
    }

    /// What it wrote for operators, all starts together.
    String log() throws IOException {
        return Files.readString(data.resolve("mayday.log"));
    }

    Path data() {
        return data;
    }

    @Override
    public URI origin() {
        return URI.create("http://localhost:" + port);
    }

    @Override
    public String token() {
        if (token.isEmpty()) {
            token =
                    command(
                            "token",
                            "create",
                            "--name",
                            "e2e",
                            "--scope",
                            "org:admin,project:admin,member:read,event:write");
        }
        return token;
    }

    /// Runs another command of the launcher against this instance and returns what it prints.
    String command(String... words) {
        var command = new ArrayList<>(List.of("./mayday"));
        command.addAll(List.of(words));
        command.addAll(List.of("--data", data.toString()));
        try {
            var process = new ProcessBuilder(command).directory(ROOT.toFile()).start();
            var output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var error = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) throw new AssertionError(command + ": " + output + error);
            return output.strip();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws Exception {
        child.close();
    }

    /// Below those that the system gives to clients: one that tries to reach a port of theirs
    /// while nobody listens there may get itself, and would keep a restarted server from it.
    static int freePort() throws IOException {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(15_000, 32_000);
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                // another one
            }
        }
    }
}
