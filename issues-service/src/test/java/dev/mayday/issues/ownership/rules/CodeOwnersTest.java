package dev.mayday.issues.ownership.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Semantics 9.3.
class CodeOwnersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*              | a/b.py            | true",
                "**             | a/b.py            | true",
                "/              | a/b.py            | true",
                "*.py           | a/b.py            | true",
                "*.py           | a/b.js            | false",
                "*.PY           | a/b.py            | false",
                "docs           | a/docs            | true",
                "docs           | a/docs/b.md       | true",
                "docs/          | a/docs/b.md       | true",
                "docs/          | a/docs            | false",
                "/docs/         | a/docs/b.md       | false",
                "/docs/         | docs/b.md         | true",
                "/docs/         | /docs/b.md        | true",
                "a/docs         | x/a/docs/b.md     | false",
                "a/docs         | a/docs/b.md       | true",
                "docs/*         | docs/b.md         | true",
                "docs/*         | docs/a/b.md       | false",
                "docs/**        | docs/a/b.md       | true",
                "**/docs        | x/y/docs/b.md     | true",
                "**/docs        | docs/b.md         | true",
                "a/**/b         | a/b               | true",
                "a/**/b         | a/x/y/b           | true",
                "a/*/b          | a/x/y/b           | false",
                "a/?.py         | a/b.py            | true",
                "a/b**c.py      | a/bxc.py          | true",
                "a/b**c.py      | a/b/c.py          | false",
                "my\\ app/      | my app/x.py       | true",
                "\\#x           | #x                | true"
            })
    void a_pattern_matches_as_code_hosts_do(String pattern, String path, boolean matches) {
        var rules = Lesson.rules("", pattern + " @docs");

        var verdict = Lesson.own(Lesson.frames(path), rules);

        assertThat(verdict.matches()).hasSize(matches ? 1 : 0);
    }

    @Test
    void sections_have_default_owners_and_exclusions_of_their_own() {
        var file =
                """
                *.md @all
                [Docs] @docs
                docs/
                !docs/legacy/
                ^[Database][2] @dba-team
                app/db/
                docs/legacy/*.sql @legacy
                """;
        var rules = Lesson.rules("", file);

        assertThat(owner(rules, "docs/a.txt")).isEqualTo("docs");
        assertThat(owner(rules, "docs/legacy/a.txt")).isEqualTo("nobody");
        assertThat(owner(rules, "docs/legacy/a.md")).isEqualTo("all");
        assertThat(owner(rules, "docs/legacy/a.sql")).isEqualTo("legacy");
        assertThat(owner(rules, "app/db/a.py")).isEqualTo("dba-team");
    }

    private static String owner(RuleSet rules, String path) {
        var owner = Lesson.own(Lesson.frames(path), rules).owner();
        return owner == null ? "nobody" : owner.name();
    }

    @Test
    void a_line_with_a_set_is_skipped_with_its_place() {
        var read = CodeOwners.read("# all\n  src/[a-z]/x.py @docs\na.py @docs # ours");

        assertThat(read.rules()).hasSize(1);
        assertThat(read.rules().getFirst().owners()).hasSize(1);
        assertThat(read.warnings())
                .extracting(problem -> problem.message())
                .containsExactly(
                        "line 2, column 7: sets such as [a-z] are no part of the format; the line is skipped");
    }

    @Test
    void owners_that_nobody_is_are_passed_over_with_their_place() {
        var read = CodeOwners.read("a.py @stranger @docs");

        assertThat(CodeOwners.unknownOwners(read, Lesson.DIRECTORY))
                .extracting(problem -> problem.message())
                .containsExactly(
                        "line 1, column 6: @stranger is nobody who sees this project; passed over");
    }

    @Test
    void a_file_has_bounds() {
        assertThat(CodeOwners.refusal("a\n".repeat(20_000))).isNull();
        assertThat(CodeOwners.refusal("a\n".repeat(20_001))).contains("20,000 lines");
        assertThat(CodeOwners.refusal("a".repeat(3_000_001))).contains("3 MB");
    }
}
