package dev.mayday.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Rules that hold for every template (style 2.2, 2.8).
class TemplatesTest {

    private static final Path ROOT = Path.of("src/main/resources/templates");
    private static final Pattern INLINE =
            Pattern.compile(
                    "<script(?![^>]*\\ssrc=)|<style|\\sstyle=|\\son[a-z]+=|hx-on|javascript:");

    static Stream<Path> templates() throws IOException {
        return Files.walk(ROOT).filter(Files::isRegularFile);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void escaping_is_never_switched_off(Path template) throws IOException {
        assertThat(Files.readString(template)).doesNotContain(".raw", ".safe");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void nothing_is_inline(Path template) throws IOException {
        assertThat(Files.readString(template)).doesNotContainPattern(INLINE);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void a_template_fits_on_a_screen(Path template) throws IOException {
        assertThat(Files.readAllLines(template)).hasSizeLessThanOrEqualTo(60);
    }
}
