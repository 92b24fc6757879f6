package dev.mayday.issues.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What a query costs the planner is bounded, whatever a person writes.
class IssueSqlTest {

    private static final Pattern LOOK = Pattern.compile("EXISTS \\(");
    private static final Pattern TAKEN_AS_IS = Pattern.compile("\\) IS TRUE");

    @Test
    void a_list_of_tags_is_one_look() {
        var sql = sql("has:[" + numbered(99, "t%d", ", ") + ", environment]");

        assertThat(count(LOOK, sql)).isEqualTo(2);
    }

    @Test
    void all_words_are_looked_for_in_one_row() {
        assertThat(count(LOOK, sql(numbered(50, "word%d", " ")))).isEqualTo(1);
        assertThat(count(LOOK, sql(numbered(50, "word%d", " OR ")))).isEqualTo(1);
    }

    /// Each look that may be joined in any order multiplies the orders there are.
    @Test
    void of_fifty_tags_only_four_are_left_to_the_planner() {
        var sql = sql(numbered(50, "t%d:x", " "));

        assertThat(count(LOOK, sql)).isEqualTo(50);
        assertThat(count(TAKEN_AS_IS, sql)).isEqualTo(46);
        assertThat(count(TAKEN_AS_IS, sql(numbered(4, "!t%d:x", " ")))).isZero();
    }

    /// Beside each other, fifty looks took seconds.
    @Test
    void one_of_fifty_tags_is_one_look() {
        assertThat(count(LOOK, sql(numbered(50, "t%d:x", " OR ")))).isEqualTo(1);
        assertThat(count(LOOK, sql("a:1 OR x OR environment:b* OR level:error OR y"))).isEqualTo(2);
        assertThat(count(LOOK, sql("a:1 OR !b:2"))).isEqualTo(2);
    }

    private static String numbered(int many, String form, String between) {
        return IntStream.range(0, many)
                .mapToObj(form::formatted)
                .collect(Collectors.joining(between));
    }

    private static long count(Pattern of, String sql) {
        return of.matcher(sql).results().count();
    }

    private static String sql(String query) {
        var parsed = Query.parse(query, Asking.in(Place.ISSUE_LIST));
        var scope = new IssueSql.Scope(Instant.EPOCH, "$0", "$1", "$2", "1", "2");
        return IssueSql.of(parsed, List.of(), scope).sql();
    }
}
