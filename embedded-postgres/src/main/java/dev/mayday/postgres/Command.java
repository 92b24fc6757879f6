package dev.mayday.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// One run of an external program, waited for.
final class Command {

    private Command() {}

    /// Runs it with its output in a file; a failure carries the end of that output.
    static void run(List<String> prefix, Path output, String... command) throws IOException {
        var line = new ArrayList<>(prefix);
        line.addAll(List.of(command));
        var builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        int status = await(builder.start());
        if (status != 0) {
            throw new IOException(
                    "%s ended with status %d:%n%s".formatted(command[0], status, tail(output)));
        }
    }

    static boolean succeeds(String... command) {
        try {
            var discard = ProcessBuilder.Redirect.DISCARD;
            return await(
                            new ProcessBuilder(command)
                                    .redirectOutput(discard)
                                    .redirectError(discard)
                                    .start())
                    == 0;
        } catch (IOException notThere) {
            return false;
        }
    }

    private static int await(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException stop) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stop);
        }
    }

    private static String tail(Path output) throws IOException {
        var lines = Files.readAllLines(output);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
    }
}
