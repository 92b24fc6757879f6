package dev.mayday.issues.grouping.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayday.issues.event.model.ExceptionValue;
import dev.mayday.issues.event.model.Frame;
import dev.mayday.issues.event.model.Mechanism;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackRulesTest {

    private final List<JudgedFrame> stack = stack("main", "load", "parse", "fail");

    @Test
    void a_rule_says_whose_code_a_frame_is() {
        StackRules.parse("function:load -app\nfunction:p* +app").classify(stack, null);

        assertThat(stack).extracting(JudgedFrame::inApp).containsExactly(null, false, true, null);
    }

    @Test
    void a_later_rule_sees_what_an_earlier_one_said() {
        var rules = StackRules.parse("function:load +app\napp:yes category=own\ncategory:own -app");

        rules.classify(stack, null);

        assertThat(stack.get(1).inApp()).isFalse();
    }

    @Test
    void an_arrow_reaches_all_frames_nearer_the_crash_or_farther_away() {
        assertThat(counting("function:parse ^-group")).containsExactly(true, true, true, false);
        assertThat(counting("function:parse v-group")).containsExactly(false, false, true, true);
    }

    @Test
    void neighbors_must_be_next_to_the_frame() {
        assertThat(counting("[ function:main ] | function:load -group"))
                .containsExactly(true, false, true, true);
        assertThat(counting("[ function:main ] | function:parse -group"))
                .containsExactly(true, true, true, true);
        assertThat(counting("function:parse | [ function:fail ] -group"))
                .containsExactly(true, true, false, true);
    }

    @Test
    void the_last_rule_about_a_frame_wins() {
        assertThat(counting("function:* -group\nfunction:load +group"))
                .containsExactly(false, true, false, false);
    }

    @Test
    void a_rule_may_ask_for_the_exception() {
        var rules =
                StackRules.parse(
                        "error.type:Timeout* error.value:\"pool is *\" function:load -app");

        rules.classify(stack, thrown("pool is full"));
        assertThat(stack.get(1).inApp()).isFalse();

        var other = stack("main", "load");
        rules.classify(other, thrown("other"));
        assertThat(other.get(1).inApp()).isNull();
    }

    @Test
    void frames_are_limited_by_rules() {
        var so = contribution("function:load max-frames=2 min-frames=9");

        assertThat(so.maxFrames()).isEqualTo(2);
        assertThat(so.enough()).isFalse();
    }

    @Test
    void comments_and_empty_lines_are_none() {
        assertThat(counting("# a note\n\nfunction:load -group # why"))
                .containsExactly(true, false, true, true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "function:load",
                "-app",
                "nonsense:x -app",
                "function:x max-frames=many",
                "function:\"x -app"
            })
    void a_line_that_is_no_rule_is_refused_with_its_number(String line) {
        assertThatThrownBy(() -> StackRules.parse("# first\n" + line))
                .isInstanceOf(StackRuleError.class)
                .hasMessageStartingWith("Line 2");
    }

    private List<Boolean> counting(String rules) {
        var so = contribution(rules);
        return IntStream.range(0, stack.size()).mapToObj(so::counts).toList();
    }

    private Contribution contribution(String rules) {
        var so = new Contribution(stack.size());
        StackRules.parse(rules).contribute(stack, null, so);
        return so;
    }

    private static List<JudgedFrame> stack(String... functions) {
        return Stream.of(functions).map(StackRulesTest::frame).toList();
    }

    private static JudgedFrame frame(@Nullable String function) {
        return new JudgedFrame(
                new Frame(
                        function, null, "a.B", null, null, null, null, null, null, null, null,
                        false, false, null),
                "python",
                function);
    }

    private static ExceptionValue thrown(String value) {
        return new ExceptionValue("TimeoutError", value, null, null, Mechanism.NONE, null);
    }
}
