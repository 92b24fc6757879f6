package dev.mayday.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/// A real Kafka broker (KRaft, one node) from Maven's jars, as a child process.
final class Kafka implements AutoCloseable {

    private final Path directory;
    private final int port;
    private Child broker;

    private Kafka(Path directory, int port) throws IOException {
        this.directory = directory;
        this.port = port;
        this.broker = launch();
    }

    static Kafka start(Path directory) throws IOException, InterruptedException {
        int port = Standalone.freePort();
        int controller = Standalone.freePort();
        Files.createDirectories(directory);
        var properties = directory.resolve("server.properties");
        Files.writeString(
                properties,
                """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                log.dirs=%3$s
                offsets.topic.replication.factor=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                group.initial.rebalance.delay.ms=0
                num.partitions=4
                message.max.bytes=41943040
                """
                        .formatted(port, controller, directory.resolve("log")));
        var id = "bWF5ZGF5LWUyZS1rYWZrYQ";
        var format =
                java(
                        directory,
                        "kafka-format",
                        "kafka.tools.StorageTool",
                        "format",
                        "-t",
                        id,
                        "-c",
                        properties.toString());
        if (format.process().waitFor() != 0) throw new AssertionError(format.tail());
        return new Kafka(directory, port).awaitOpen();
    }

    /// As `kill -9`, and again on its log.
    void killAndRestart() throws IOException, InterruptedException {
        broker.kill();
        broker = launch();
        awaitOpen();
    }

    private Child launch() throws IOException {
        var properties = directory.resolve("server.properties");
        return java(directory, "kafka", "kafka.Kafka", properties.toString());
    }

    private Kafka awaitOpen() {
        Awaitility.await("Kafka").atMost(Duration.ofMinutes(3)).until(() -> isOpen(broker, port));
        return this;
    }

    private static Child java(Path directory, String name, String... arguments) throws IOException {
        var command =
                new java.util.ArrayList<>(List.of(Jdk.java(), "-Xmx256m", "-XX:+UseSerialGC"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(arguments));
        return Child.start(name, directory, Map.of(), command);
    }

    private static boolean isOpen(Child broker, int port) throws IOException {
        if (!broker.process().isAlive()) throw new AssertionError("Kafka ended:\n" + broker.tail());
        return Ports.isOpen(port);
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() throws Exception {
        broker.close();
    }
}
