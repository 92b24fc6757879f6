package dev.mayday.e2e;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The real clients that `e2e/install-clients` has installed. One that could not be installed here
/// is skipped, and is a failure when `CI=true`.
final class Clients {

    private static final Path PYTHON = Path.of("target", "venv", "bin", "python").toAbsolutePath();
    private static final Path NODE_SDK =
            Path.of("clients", "node", "node_modules", "@sentry", "node").toAbsolutePath();
    private static final List<Path> BROWSERS =
            List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"));

    private Clients() {}

    /// The FastAPI application of the incident, with sentry-sdk.
    ///
    /// @param route classify or reclassify: the function in which it fails
    static void python(String dsn, String route, int times) {
        require(
                PYTHON.resolveSibling("../installed").normalize(),
                "Python with sentry-sdk and fastapi");
        run(
                Path.of("clients", "python"),
                dsn,
                List.of(PYTHON.toString(), "incident.py", route, Integer.toString(times)));
    }

    /// Many errors of many kinds, with sentry-sdk.
    static void days(String dsn, int events) {
        require(PYTHON.resolveSibling("../installed").normalize(), "Python with sentry-sdk");
        run(
                Path.of("clients", "python"),
                dsn,
                List.of(PYTHON.toString(), "days.py", Integer.toString(events)));
    }

    /// A script with @sentry/node.
    static void node(String dsn) {
        require(NODE_SDK, "Node with @sentry/node");
        run(Path.of("clients", "node"), dsn, List.of("node", "incident.mjs"));
    }

    /// What `sentry-cli` prints.
    ///
    /// @param version 2 or 3
    /// @param home where it finds no settings of anybody
    /// @param told environment
    static String sentryCli(int version, Path home, Map<String, String> told, String... words) {
        var program =
                Path.of("clients", "node", "node_modules", "sentry-cli-" + version)
                        .resolve("bin/sentry-cli")
                        .toAbsolutePath();
        require(program, "sentry-cli " + version);
        var command = new ArrayList<>(List.of("node", program.toString()));
        command.addAll(List.of(words));
        var environment = new HashMap<>(told);
        environment.put("HOME", home.toString());
        environment.put("SENTRY_LOAD_DOTENV", "0");
        return run(home, environment, command);
    }

    static Path browser() {
        for (var browser : BROWSERS) if (Files.exists(browser)) return browser;
        missing("Chromium");
        throw new AssertionError("unreachable");
    }

    private static void require(Path file, String client) {
        if (Files.notExists(file)) missing(client);
    }

    private static void missing(String client) {
        if ("true".equals(System.getenv("CI"))) fail(client + " is not installed, and CI needs it");
        abort(client + " is not installed on this machine");
    }

    private static void run(Path directory, String dsn, List<String> command) {
        run(directory, Map.of("SENTRY_DSN", dsn, "PYTHONDONTWRITEBYTECODE", "1"), command);
    }

    private static String run(
            Path directory, Map<String, String> environment, List<String> command) {
        var builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().putAll(environment);
        try {
            var process = builder.redirectErrorStream(true).start();
            var output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) throw new AssertionError(command + "\n" + output);
            return output;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
