package dev.mayday.issues.ownership.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.issues.Refused.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Semantics 9.1 and 9.2.
class RuleTextTest {

    @Test
    void the_text_of_the_lesson_is_valid_as_it_stands() {
        var read = RuleText.check(Lesson.TEXT, Lesson.DIRECTORY);

        assertThat(read.problems()).isEmpty();
        assertThat(read.rules()).extracting(Rule::line).containsExactly(2, 3, 4, 5, 6, 7);
    }

    @Test
    void check_9_5_an_unknown_owner_is_told_with_its_place_and_the_one_that_was_meant() {
        var text =
                Lesson.TEXT.replace(
                        "tags.component:payments payments-team@yourorg",
                        "tags.component:payments paymets-team@yourorg");

        var problem = RuleText.check(text, Lesson.DIRECTORY).problems().getFirst();

        assertThat(problem)
                .isEqualTo(
                        new Problem(
                                6,
                                25,
                                "ownership.owner_unknown",
                                "line 6, column 25: unknown owner paymets-team@yourorg; did you mean payments-team@yourorg?",
                                List.of()));
    }

    @Test
    void check_9_6_an_owner_of_another_organization_is_told_so() {
        assertThat(messages("app/ x@otherorg"))
                .containsExactly(
                        "line 1, column 6: `otherorg` is not this organization (`yourorg`)");
    }

    @Test
    void check_0_2_all_that_is_wrong_is_told() {
        assertThat(messages("a.py nobody@yourorg\n\nfoo:x #ml-team\npath: #ml-team"))
                .hasSize(3)
                .anyMatch(words -> words.startsWith("line 1, column 6: unknown owner"))
                .anyMatch(words -> words.startsWith("line 3, column 1: unknown matcher"))
                .anyMatch(words -> words.startsWith("line 4, column 6: a pattern is missing"));
    }

    @ParameterizedTest
    @CsvSource({
        "paht:x, did you mean path?",
        "tag.component:x, did you mean tags.component?",
        "Path:x, did you mean path?",
        "codeowner:x, did you mean codeowners?"
    })
    void an_unknown_matcher_is_told_with_the_one_that_was_meant(String matcher, String words) {
        assertThat(messages(matcher + " #ml-team")).singleElement().asString().endsWith(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#ml-team",
                "ml-team@yourorg",
                "ML-Team@YourOrg",
                "ml-team@our-old-name",
                "ana@yourorg",
                "Ana@Acme.example",
                "@octocat",
                "@ana",
                "@ml-team",
                "@some-org/ml-team"
            })
    void owners_have_these_forms(String owner) {
        assertThat(messages("a.py " + owner)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ml-team, is no owner",
        "out@acme.example, has no access to this project",
        "'@', is no owner",
        "nobody@acme.example, unknown owner"
    })
    void what_is_no_owner_here_is_told(String owner, String words) {
        assertThat(messages("a.py " + owner)).singleElement().asString().contains(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "app/db/                     | app/db/session.py    | true",
                "app/db/                     | APP/DB/a/b.py        | true",
                "app/db/                     | src/app/db/a.py      | false",
                "*/db/*                      | app/x/db/a/b.py      | true",
                "path:app/?.py               | app/a.py             | true",
                "path:app/[!a].py            | app/a.py             | false",
                "\"my app/\"                 | my app/x.py          | true",
                "path:\"my app/x y.py\"      | my app/x y.py        | true",
                "C:\\app\\db\\               | C:/app/db/x.py       | true",
                "webpack://shop/./src/*      | webpack://shop/./src/a.js | true",
                "app/\\*.py                  | app/*.py             | true",
                "app/\\*.py                  | app/a.py             | false"
            })
    void a_path_is_a_glob_over_the_whole_path(String matcher, String path, boolean matches) {
        var rules = Lesson.rules(matcher + " #ml-team");

        assertThat(rules.rules()).hasSize(1);
        assertThat(Lesson.own(Lesson.frames(path), rules).matches()).hasSize(matches ? 1 : 0);
    }

    @Test
    void columns_are_counted_in_code_points_and_a_tab_is_one() {
        assertThat(messages("\uD83D\uDE00/\tnobody@yourorg").getFirst())
                .startsWith("line 1, column 4:");
    }

    @Test
    void a_comment_may_follow_a_rule() {
        assertThat(messages("a.py #ml-team # the model\r\n  # all of it\r\n")).isEmpty();
    }

    @Test
    void a_line_without_owner_is_nobodys() {
        assertThat(RuleText.check("a.py", Lesson.DIRECTORY).rules().getFirst().owners()).isEmpty();
    }

    @Test
    void quotes_and_sets_have_an_end() {
        assertThat(messages("\"a b.py #ml-team")).singleElement().asString().contains("quote");
        assertThat(messages("path:a[bc #ml-team"))
                .containsExactly("line 1, column 7: the set that begins here has no ]");
    }

    @Test
    void there_are_at_most_a_thousand_rules_in_256_kib() {
        assertThat(messages("a.py #ml-team\n".repeat(1000))).isEmpty();
        assertThat(messages("a.py #ml-team\n".repeat(1001)))
                .containsExactly("line 1001, column 1: at most 1,000 rules");
        assertThat(messages("#".repeat(256 * 1024 + 1)).getFirst()).contains("256 KiB");
    }

    private static List<String> messages(String text) {
        return RuleText.check(text, Lesson.DIRECTORY).problems().stream()
                .map(Problem::message)
                .toList();
    }
}
