package dev.mayday.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/// A process that a test started, with its output in a file under target/logs: those of tests that
/// run at the same time are apart.
record Child(Process process, Path log) implements AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    /// @param name of the log file
    static Child start(
            String name, Path directory, Map<String, String> environment, List<String> command)
            throws IOException {
        var fork = System.getProperty("mayday.fork", "1");
        var logs = Files.createDirectories(Path.of("target", "logs", fork).toAbsolutePath());
        var log = logs.resolve(name + ".log");
        var builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        return new Child(builder.start(), log);
    }

    /// Waits until the address answers 200; fails with the end of the log when the process ends
    /// before.
    Child awaitReady(URI address, Duration atMost) {
        Awaitility.await(address.toString())
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> {
                            if (!process.isAlive())
                                throw new AssertionError("ended early:\n" + tail());
                            return answers(address);
                        });
        return this;
    }

    private static boolean answers(URI address) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(2)).build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    String output() throws IOException {
        return Files.readString(log);
    }

    String tail() throws IOException {
        var lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    }

    /// As `kill -9`: no hook runs.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// As `kill`: asks it to stop and waits; the exit status tells how it ended.
    int terminate() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(90, TimeUnit.SECONDS))
            throw new AssertionError("did not stop in 90 s");
        return process.exitValue();
    }

    @Override
    public void close() throws InterruptedException {
        if (!process.isAlive()) return;
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) kill();
    }
}
