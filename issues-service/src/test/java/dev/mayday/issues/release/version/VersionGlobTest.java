package dev.mayday.issues.release.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayday.issues.Refused;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class VersionGlobTest {

    private static final List<String> PARTS =
            List.of("*", "?", "[", "]", "[!", "-", "\\", "a", "Z", "9", ".", "@", "\ud800", "😀");

    @ParameterizedTest(name = "{0} of {1}: {2}")
    @CsvSource({
        "*999.9*, shop@999.9.9, true",
        "*999.9*, shop@2.5.0, false",
        "shop@?.5, shop@2.5, true",
        "shop@?.5, shop@22.5, false",
        "'?', 😀, true",
        "SHOP@*, shop@2.5, true",
        "[a-c]1, B1, true",
        "[!a-c]1, d1, true",
        "[!a-c]1, b1, false",
        "[a-]1, -1, true",
        "[\\]]1, ]1, true",
        "\\*, *, true",
        "\\*, a, false",
        "dev/*, dev/ana/1, true",
        "dev, develop, false",
        "*, '', true",
        "a*b*c, axbxbxc, true",
        "a*b*c, axbxbx, false"
    })
    void a_glob_is_of_the_whole_version(String glob, String version, boolean matches) {
        assertThat(VersionGlob.of(glob).matches(version)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({
        "a[bc, 'line 1, column 2: [ is not closed by ]'",
        "a[], 'line 1, column 2: nothing between [ and ]'",
        "[z-a], 'line 1, column 2: the range ends before it begins'",
        "a\\, 'line 1, column 2: nothing follows the \\'"
    })
    void what_is_no_glob_is_refused_with_the_place(String glob, String message) {
        assertThatThrownBy(() -> VersionGlob.of(glob))
                .isInstanceOf(Refused.class)
                .hasMessage(message);
    }

    @Test
    void many_stars_take_no_longer_than_few() {
        var glob = VersionGlob.of("*a".repeat(499) + "b");

        for (int i = 0; i < 100; i++) assertThat(glob.matches("a".repeat(1_000))).isFalse();
    }

    @Test
    void one_that_is_too_long_is_refused() {
        assertThatThrownBy(() -> VersionGlob.of("*".repeat(10_000)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("1000");
    }

    @RepeatedTest(10)
    void no_text_breaks_it() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            var text = text(random);
            try {
                VersionGlob.of(text).matches(text(random));
            } catch (Refused refused) {
                assertThat(refused).hasMessageStartingWith("line 1, column ");
            } catch (RuntimeException broken) {
                throw new AssertionError("seed %d: %s".formatted(seed, text), broken);
            }
        }
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int parts = random.nextInt(40); parts > 0; parts--)
            text.append(PARTS.get(random.nextInt(PARTS.size())));
        return text.toString();
    }
}
