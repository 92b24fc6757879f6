package dev.mayday.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A line of documentation that is too long is wrapped by the formatter into a `//` line, which
/// cuts the Markdown in two and leaves the rest out.
class CommentsTest {

    private static final Path REPOSITORY = Path.of("..");

    @Test
    void no_documentation_goes_on_in_a_plain_comment() throws IOException {
        var cut = new ArrayList<String>();
        for (var file : sources()) cut.addAll(cutIn(file));

        assertThat(cut).isEmpty();
    }

    private static List<Path> sources() throws IOException {
        try (var files = Files.find(REPOSITORY, 20, (path, _) -> isSource(path))) {
            return files.sorted().toList();
        }
    }

    private static boolean isSource(Path path) {
        return path.toString().endsWith(".java")
                && (path.toString().contains("/src/main/java/")
                        || path.toString().contains("/src/test/java/"));
    }

    private static List<String> cutIn(Path file) throws IOException {
        var lines = Files.readAllLines(file);
        return IntStream.range(1, lines.size())
                .filter(at -> isDocumentation(lines.get(at - 1)) && isPlain(lines.get(at)))
                .mapToObj(at -> REPOSITORY.relativize(file) + ":" + (at + 1))
                .toList();
    }

    private static boolean isDocumentation(String line) {
        return line.stripLeading().startsWith("///");
    }

    private static boolean isPlain(String line) {
        return line.stripLeading().startsWith("//") && !isDocumentation(line);
    }
}
