package dev.mayday.issues.ingestion.consume;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;

/// A process that ends while it reads a record, as the launcher has it end: out of memory.
final class Doomed {

    static final int OUT_OF_MEMORY = 3;
    static final int NO_FILE = 4;

    private Doomed() {}

    /// Ends a process by this record.
    static void reads(Path file, String node, long sequence) throws Exception {
        assertThat(run(file, node, sequence)).isEqualTo(OUT_OF_MEMORY);
    }

    /// The mark of a process that ended while it read this record, without the process.
    static void leaves(Path file, String node, long sequence) throws IOException {
        var mark = file.resolveSibling("mark");
        try (var inHand = InHand.open(file)) {
            inHand.hold(InHand.node(node), sequence, () -> copy(file, mark), () -> mark);
        }
        Files.move(mark, file, StandardCopyOption.REPLACE_EXISTING);
    }

    static Path copy(Path from, Path to) {
        try {
            return Files.copy(from, to);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static int run(Path file, String node, long sequence) throws Exception {
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx16m",
                                "-XX:+UseSerialGC",
                                "-XX:+ExitOnOutOfMemoryError",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Doomed.class.getName(),
                                file.toString(),
                                node,
                                Long.toString(sequence))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    /// A record that has ended the process twice ends this one with 0.
    public static void main(String[] arguments) {
        long sequence = Long.parseLong(arguments[2]);
        try (var inHand = InHand.open(Path.of(arguments[0]))) {
            inHand.hold(InHand.node(arguments[1]), sequence, Doomed::withoutEnd, () -> 0);
        } catch (IOException noFile) {
            System.exit(NO_FILE);
        }
    }

    private static int withoutEnd() {
        var hoard = new ArrayList<long[]>();
        while (!Thread.interrupted()) hoard.add(new long[100_000]);
        return hoard.size();
    }
}
