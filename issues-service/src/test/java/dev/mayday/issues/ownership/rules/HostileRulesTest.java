package dev.mayday.issues.ownership.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.issues.glob.Effort;
import dev.mayday.issues.glob.StepGlob;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Any text is read, and matching takes a bounded number of steps (faults 34 and 35).
class HostileRulesTest {

    private static final String LETTERS = "a*?[]!\\/#@\":. \t-^ü\uD83D\uDE00";

    @Test
    void no_text_makes_reading_or_matching_fail() {
        var random = new Random(9);
        for (int round = 0; round < 5_000; round++) {
            var text = text(random, 120);
            var event =
                    OwnedEvent.pasted(
                            List.of(text(random, 60), text(random, 60)),
                            Map.of("a", text(random, 20)),
                            text(random, 40),
                            List.of());

            var checked = RuleText.check(text.replace('^', '\n'), Lesson.DIRECTORY);
            var file = CodeOwners.read(text.replace('^', '\n'));
            var rules =
                    new RuleSet(
                            new RuleSet.Revisions(1, 1),
                            RuleSet.Switches.DEFAULT,
                            file,
                            checked.rules());
            var verdict = Lesson.own(event, rules);

            assertThat(verdict.trace()).isNotEmpty();
            assertThat(PrefixHint.of(event, rules.rules(), verdict.matches()).size())
                    .isLessThanOrEqualTo(10);
            assertThat(checked.problems())
                    .allMatch(problem -> problem.line() > 0 && problem.column() > 0);
        }
    }

    private static String text(Random random, int most) {
        var text = new StringBuilder();
        int length = random.nextInt(most);
        for (int i = 0; i < length; i++)
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*a*a*a*a*a*a*a*a*b", "**/a**/a**/a*b", "[a*]*?a*?a*?a*b"})
    void steps_grow_with_the_length_of_the_text_and_no_faster(String pattern) {
        var glob = new StepGlob(pattern, pattern.contains("/"));

        long once = steps(glob, 2_000);
        long tenfold = steps(glob, 20_000);

        assertThat(tenfold).isLessThan(once * 11);
    }

    private static long steps(StepGlob glob, int length) {
        var effort = Effort.free();
        glob.matches("a/".repeat(length / 2) + "ba", effort);
        return effort.spent();
    }

    @Test
    void one_rule_that_is_too_slow_is_left_out_with_a_notice() {
        var slow = "path:" + "*a".repeat(490) + "b?";
        var event = Lesson.frames("a".repeat(9_000) + "bb" + "a".repeat(9_000));

        var verdict = Lesson.own(event, Lesson.rules(slow + " #docs\na* #ml-team"));

        assertThat(verdict.trace())
                .extracting(Verdict.Entry::text)
                .contains("line 1 needs too much time on this event and was left out");
        assertThat(verdict.code()).isEqualTo(Verdict.Code.ASSIGNED);
    }

    @Test
    void many_slow_rules_leave_the_event_without_owner() {
        var slow = ("path:" + "*a".repeat(490) + "b? #docs\n").repeat(200);
        var event = Lesson.frames("a".repeat(9_000) + "bb" + "a".repeat(9_000));

        var verdict = Lesson.own(event, Lesson.rules(slow));

        assertThat(verdict.code()).isEqualTo(Verdict.Code.ERROR);
        assertThat(verdict.trace().size()).isLessThanOrEqualTo(51);
    }

    @Test
    void a_large_codeowners_file_costs_an_event_little() {
        var file = new StringBuilder();
        for (int i = 0; i < 20_000; i++)
            file.append("/src/module-").append(i).append("/*.py @docs\n");
        var rules = Lesson.rules("", file.toString());
        var effort = Effort.free();

        var found = rules.matchingLines(Lesson.frames("src/module-19999/a.py"), effort);

        assertThat(found.keySet()).containsExactly(19_999);
        assertThat(effort.spent()).isLessThan(500);
    }
}
