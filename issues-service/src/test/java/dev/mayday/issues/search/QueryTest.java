package dev.mayday.issues.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayday.issues.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Checks 10 of semantics, and what attackers send.
class QueryTest {

    private static final Instant NOW = Instant.parse("2026-01-19T08:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "a OR b c -> ($ OR ($ AND $))",
                "a b OR c -> (($ AND $) OR $)",
                "(a OR b) c -> (($ OR $) AND $)",
                "a AND b -> ($ AND $)",
                "NOT a -> NOT $",
                "!(a OR b) -> NOT ($ OR $)",
                "!a b -> (NOT $ AND $)",
                "a or b -> ($ AND $ AND $)",
                "is:unresolved (level:fatal OR title:x) !browser.name:Chrome"
                        + " -> ((i.status = 'unresolved') AND ($ OR $) AND NOT $)"
            })
    void and_binds_tighter_than_or(String query, String sql) {
        assertThat(shape(query)).isEqualTo(sql);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "(is:new -> column 8: \")\" expected",
                "a) -> column 2: \"(\" is missing",
                "is:archvied -> column 4: unknown value \"archvied\" for is; did you mean archived?",
                "is:for_review -> column 4: unknown value",
                "is: -> column 4: a value is expected",
                "a OR -> column 5: a term is expected",
                "OR a -> column 1: a term is expected",
                "foo contexts.flags.x:true -> column 5: contexts.flags.x cannot be searched yet",
                "assigned:me -> column 1: assigned cannot be searched yet",
                "extra[a b]:1 -> column 1: extra[a b] cannot be searched yet",
                "stack.filename:x -> column 1: stack.filename cannot be searched yet",
                "level:loud -> column 7: unknown value \"loud\" for level",
                "level:eror -> column 7: unknown value \"eror\" for level; did you mean error?",
                "events:many -> column 8: events is a whole number",
                "events:>99999999999999999999 -> column 9: events is a whole number",
                "firstSeen:yesterday -> column 11: \"yesterday\" is no date",
                "firstSeen:2026-02-31 -> column 11: \"2026-02-31\" is no date",
                "lastSeen:>-24h -> column 11: -24h is within",
                "release:>2.5.0 -> column 9: text cannot be compared",
                "event.id:12 -> column 10: an event id has 32 hex digits",
                "issue:x -> column 7: an issue is named by its short id",
                "release:[a -> column 11: \"]\" expected",
                "title:\"open -> column 7: the quote is not closed",
            })
    void what_is_not_understood_is_refused_with_its_column(String query, String words) {
        assertThatThrownBy(() -> Query.parse(query))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "KeyError: 'unknown_category'",
                "https://example.com/a:b?c=d",
                "classify() failed",
                "it's 100%_\\ done",
                "\"level:fatal \\\"quoted\\\"\"",
                "a ! b"
            })
    void pasted_errors_are_text(String query) {
        assertThat(shape(query)).matches("\\$|\\((\\$ AND )+\\$\\)");
    }

    @Test
    void wildcards_hold_unless_they_are_quoted() {
        assertThat(parameters("release:[shop@2.5.0, shop@2.5.*]"))
                .containsExactly("release", List.of("shop@2.5.0", "shop@2.5.%"));
        assertThat(parameters("tags[organisation_id]:\"acme*\""))
                .containsExactly("organisation_id", List.of("acme*"));
        assertThat(parameters("title:100%_\\*")).containsExactly(List.of("100\\%\\_\\\\%"));
    }

    @ParameterizedTest
    @CsvSource({
        "level:>=warning, 'warning,error,fatal'",
        "level:<info, debug",
        "'level:[fatal,error]', 'fatal,error'"
    })
    void levels_have_an_order(String query, String levels) {
        assertThat(parameters(query)).containsExactly(List.of(levels.split(",")));
    }

    @Test
    void a_day_is_the_whole_day_and_a_span_counts_from_now() {
        assertThat(condition("firstSeen:2026-01-19").sql())
                .isEqualTo("(i.first_seen >= $1 AND i.first_seen < $2)");
        assertThat(condition("age:-24h").sql()).isEqualTo("(i.first_seen >= $1)");
        assertThat(condition("lastSeen:+24h").sql()).isEqualTo("(i.last_seen < $1)");
        assertThat(condition("timesSeen:>=1k").sql()).isEqualTo("(i.events >= $1)");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void a_query_without_end_is_refused(int which) {
        var query =
                List.of(
                                "a ".repeat(51),
                                "a".repeat(2_001),
                                "(".repeat(11) + "a" + ")".repeat(11),
                                "NOT ".repeat(11) + "a",
                                "title:" + "*a".repeat(11),
                                "title:[" + "a,".repeat(100) + "a]")
                        .get(which);

        assertThatThrownBy(() -> Query.parse(query))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("column");
    }

    /// Whatever is typed is either understood or refused.
    @RepeatedTest(20)
    void no_text_breaks_the_reader() {
        var random = new Random();
        var parts =
                List.of(
                        "(",
                        ")",
                        "[",
                        "]",
                        "\"",
                        "\\",
                        "!",
                        ":",
                        ",",
                        "*",
                        " ",
                        "OR",
                        "AND",
                        "NOT ",
                        "is:",
                        "level:",
                        ">=",
                        "!=",
                        "tags[",
                        "]:",
                        "has:",
                        "a",
                        "1k",
                        "-24h",
                        "2026-01-19",
                        "event.id:",
                        "issue:A-1",
                        "title:",
                        "\u0000",
                        "\ud800",
                        "ß",
                        ".",
                        "-",
                        "_");
        for (int i = 0; i < 2_000; i++) {
            var text =
                    random.ints(random.nextInt(1, 60), 0, parts.size())
                            .mapToObj(parts::get)
                            .collect(Collectors.joining());

            assertThatCode(() -> understandOrRefuse(text)).as(text).doesNotThrowAnyException();
        }
    }

    /// Nothing that a person wrote stands in the SQL.
    @Test
    void values_are_parameters_only() {
        assertThat(
                        condition("title:\"'; DROP TABLE issue --\" tags[a']:b' has:\"c'\" \"d'\"")
                                .sql())
                .doesNotContain("DROP", "a'", "b'", "c'", "d'");
    }

    private static void understandOrRefuse(String text) {
        try {
            condition(text);
        } catch (Refused refused) {
            assertThat(refused.getMessage()).startsWith("column ");
        }
    }

    private static IssueSql.Condition condition(String query) {
        return IssueSql.of(Query.parse(query), List.of(), NOW);
    }

    private static List<Object> parameters(String query) {
        return condition(query).parameters().stream()
                .<Object>map(value -> value instanceof String[] many ? List.of(many) : value)
                .toList();
    }

    /// The condition with `$` for each test of a value.
    private static String shape(String query) {
        return condition(query)
                .sql()
                .replaceAll("EXISTS \\(.*?LIKE ANY \\(\\$\\d+\\)\\)\\)", "\\$")
                .replaceAll("\\(lower\\(concat_ws[^$]*\\$\\d+\\)", "\\$")
                .replaceAll("\\(lower\\([a-z.]+\\) LIKE ANY \\(\\$\\d+\\)\\)", "\\$");
    }
}
