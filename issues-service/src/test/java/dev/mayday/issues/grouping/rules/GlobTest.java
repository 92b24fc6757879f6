package dev.mayday.issues.grouping.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

    @ParameterizedTest
    @CsvSource({
        "java.*, java.lang.Thread, true",
        "java.*, javax.sql.X, false",
        "'{java.,javax.}*', javax.sql.X, true",
        "'{java.,java.lang.}*', java.util.X, true",
        "handle_?, handle_x, true",
        "handle_?, handle_xy, false",
        "'[a-c]x', bx, true",
        "'[!a-c]x', bx, false",
        "*Timeout*, PoolTimeoutError, true",
        "{closure}, {closure}, true",
        "'a\\*b', a*b, true",
        "'a\\*b', axb, false",
        "*, '', true",
        "a**b, a/x/b, true"
    })
    void a_name_matches_as_written(String pattern, String text, boolean matches) {
        assertThat(Glob.of(pattern).matches(text)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({
        "**/vendor/**, /app/vendor/x.php, true",
        "**/vendor/**, vendor/x.php, true",
        "**/vendor/**, /app/vendors/x.php, false",
        "src/*.js, src/a.js, true",
        "src/*.js, src/a/b.js, false",
        "src/**.js, src/a/b.js, true",
        "C:\\Windows\\**, c:/windows/x.dll, true",
        "**/a/**/b, /a/x/y/b, true",
        "**/a/**/b, /a/b, true",
        "**/x, abx, false"
    })
    void a_star_in_a_path_stops_at_a_slash(String pattern, String path, boolean matches) {
        assertThat(Glob.ofPath(pattern).matches(path)).isEqualTo(matches);
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES) // against hanging only
    void no_pattern_backtracks_without_end() {
        var glob = Glob.of("*a".repeat(200) + "b");

        assertThat(glob.matches("a".repeat(8192) + "c")).isFalse();
    }

    @Test
    void a_pattern_with_too_many_alternatives_is_refused() {
        assertThatThrownBy(() -> Glob.of("{a,b}".repeat(30)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
