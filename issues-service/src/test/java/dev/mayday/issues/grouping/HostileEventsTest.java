package dev.mayday.issues.grouping;

import static dev.mayday.issues.grouping.Events.app;
import static dev.mayday.issues.grouping.Events.decided;
import static dev.mayday.issues.grouping.Events.frames;
import static dev.mayday.issues.grouping.Events.java;
import static dev.mayday.issues.grouping.Events.mechanism;
import static dev.mayday.issues.grouping.Events.on;
import static dev.mayday.issues.grouping.Events.thrown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.mayday.issues.event.model.ExceptionValue;
import dev.mayday.issues.event.model.Frame;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileEventsTest {

    @Test
    void cyclic_parents_end() {
        var a = thrown("A", "x").withMechanism(mechanism(0, 2, true, null));
        var b = thrown("B", "x").withMechanism(mechanism(1, 0, true, null));
        var c = thrown("C", "x").withMechanism(mechanism(2, 1, true, null));

        assertThat(decided(on("python", c, b, a)).key()).isNotEmpty();
    }

    @Test
    void an_exception_that_is_its_own_parent_ends() {
        var own = thrown("A", "x").withMechanism(mechanism(0, 0, true, null));
        var other = thrown("B", "x").withMechanism(mechanism(1, 1, false, null));

        assertThat(decided(on("python", other, own)).key()).isNotEmpty();
    }

    @Test
    void a_chain_of_cyclic_causes_ends() {
        var a = thrown("A", "x").withMechanism(mechanism(0, 1, false, null));
        var b = thrown("B", "x").withMechanism(mechanism(1, 0, false, null));

        assertThat(decided(on("python", b, a)).key()).isNotEmpty();
    }

    @Test
    void repeated_ids_are_a_plain_chain() {
        var a = thrown("A", "x").withMechanism(mechanism(0, null, true, null));
        var b = thrown("B", "x").withMechanism(mechanism(0, 0, false, null));

        assertThat(decided(on("python", b, a)).key().getFirst()).contains("B");
    }

    @Test
    void only_suppressed_exceptions_fall_back_to_what_else_is_there() {
        var suppressed = Events.suppressed(null, null);

        var decided = decided(java(thrown("E", "x").withMechanism(suppressed)));

        assertThat(decided.evidence()).isEqualTo(Evidence.FALLBACK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java",
                "python",
                "javascript",
                "node",
                "ruby",
                "php",
                "go",
                "csharp",
                "native",
                "cocoa"
            })
    @Timeout(value = 5, unit = TimeUnit.MINUTES) // against hanging only
    void a_huge_event_of_hostile_names_is_decided(String platform) {
        var random = new Random(7);
        var chain =
                IntStream.range(0, 50)
                        .mapToObj(i -> thrown("T" + i, "v".repeat(9000), hostile(random, 250)))
                        .toArray(ExceptionValue[]::new);

        assertThat(decided(on(platform, chain))).isNotNull();
    }

    private static Frame[] hostile(Random random, int count) {
        return frames(IntStream.range(0, count).mapToObj(i -> hostileFrame(random)));
    }

    private static Frame hostileFrame(Random random) {
        var pieces =
                new String[] {
                    "$",
                    "$$",
                    "lambda$",
                    "<",
                    "(",
                    "[",
                    "{lambda(",
                    "block in ",
                    "::",
                    ".func1",
                    "`1",
                    "a",
                    ".",
                    "/",
                    "-",
                    "@",
                    "1",
                    "<a as ",
                    " -> ",
                    "new ",
                    "_Subclass",
                    "&",
                    " const",
                    "fn__1",
                    "\\",
                    "{closure}"
                };
        var text = new StringBuilder();
        var piece = pieces[random.nextInt(pieces.length)];
        while (text.length() < 400)
            text.append(random.nextInt(4) == 0 ? pieces[random.nextInt(26)] : piece);
        var name = text.toString();
        return new Frame(
                name,
                null,
                name,
                name,
                name,
                name,
                null,
                null,
                null,
                null,
                name.substring(0, 150),
                false,
                false,
                null);
    }

    @Test
    void frames_that_say_nothing_are_no_trouble() {
        var nothing = Events.frame(null, null);

        assertThatCode(() -> decided(java(thrown("E", "x", nothing, nothing))))
                .doesNotThrowAnyException();
    }

    @Test
    void every_frame_of_a_long_stack_gets_an_answer() {
        var frames = frames(IntStream.range(0, 250).mapToObj(i -> app("a.F" + i, "f")));

        assertThat(decided(java(thrown("E", "x", frames))).event().stacks().getFirst().frames())
                .hasSize(250)
                .allMatch(frame -> frame.inApp() != null);
    }
}
