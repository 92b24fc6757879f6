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
import org.junit.jupiter.params.provider.ValueSource;

/// A pattern that could take for ever would never come back to be interrupted.
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class VersionPatternTest {

    private static final List<String> PARTS =
            List.of(
                    "(",
                    ")",
                    "(?:",
                    "(?P<n>",
                    "(?i)",
                    "(?=",
                    "[",
                    "]",
                    "[^",
                    "-",
                    "{1000}",
                    "{2,}",
                    "{30}",
                    "*",
                    "+",
                    "?",
                    "*?",
                    "|",
                    "\\",
                    "\\d",
                    "\\pL",
                    "\\Q",
                    "\\E",
                    ".",
                    "a",
                    "9",
                    "(\\d+)",
                    "^",
                    "$",
                    "\\b",
                    "\\1",
                    "\u0000",
                    "\ud800",
                    "\uD83D\uDE00",
                    "\u2028");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a+)+$",
                "(\\d*)*(\\d*)*x",
                "((\\d+)+)+y",
                "(.*)(.*)(.*)(.*)(.*)(.*)z",
                "(\\d{1,5})\\.(\\d{1,5})\\.(\\d{1,5})"
            })
    void a_pattern_that_elsewhere_takes_for_ever_takes_no_time(String text) {
        var pattern = VersionPattern.of(text);

        assertThat(pattern.read("1".repeat(199) + "!")).isEmpty();
        assertThat(pattern.read("a".repeat(199) + "!")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(((a{1000}){1000}){1000})",
                "(a)\\Q\\E{1000}",
                "((a)(?i){1000})",
                "(a{1000}{1000})",
                "(a{1000}b{1000}c{1000})",
                "(?=a)(b)",
                "(a)\\1",
                "(a",
                "[z-a](a)",
                "no group",
                "(1)(2)(3)(4)(5)(6)(7)",
                "(a)\\"
            })
    void what_is_no_pattern_of_versions_is_refused_with_the_place(String text) {
        assertThatThrownBy(() -> VersionPattern.of(text))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("line 1, column ");
    }

    @Test
    void one_that_is_too_long_is_refused() {
        assertThatThrownBy(() -> VersionPattern.of("(a)" + "a".repeat(498)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("500");
    }

    @RepeatedTest(10)
    void no_text_breaks_it_or_makes_it_slow() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            var text = new StringBuilder();
            for (int parts = random.nextInt(1, 40); parts > 0; parts--)
                text.append(PARTS.get(random.nextInt(PARTS.size())));
            understandOrRefuse(text.toString(), random, seed);
        }
    }

    private static void understandOrRefuse(String text, Random random, long seed) {
        try {
            var pattern = VersionPattern.of(text);
            pattern.read("a9.".repeat(random.nextInt(66)));
        } catch (Refused refused) {
            assertThat(refused).hasMessageStartingWith("line 1, column ");
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError broken) {
            throw new AssertionError("seed %d: %s".formatted(seed, text), broken);
        }
    }
}
