package dev.mayday.issues.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayday.issues.Refused;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Checks 10 of semantics, and what stands around them.
class QueryTest {

    private static final Instant NOW = Instant.parse("2026-01-19T08:00:00Z");
    private static final Asking LIST = Asking.in(Place.ISSUE_LIST);
    private static final Asking INSIDE = Asking.in(Place.ISSUE);

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "a OR b c -> (“a” | (“b” & “c”))",
                "a b OR c -> ((“a” & “b”) | “c”)",
                "(a OR b) c -> ((“a” | “b”) & “c”)",
                "( a ) -> “a”",
                "(a)(b) -> (“a” & “b”)",
                "a AND b -> (“a” & “b”)",
                "a AND b OR c AND d -> ((“a” & “b”) | (“c” & “d”))",
                "NOT a -> !“a”",
                "NOT a b -> (!“a” & “b”)",
                "NOT (a b) -> !(“a” & “b”)",
                "NOT NOT a -> !!“a”",
                "NOT !a -> !!“a”",
                "!(a OR b) -> !(“a” | “b”)",
                "!a b -> (!“a” & “b”)",
                "a ! b -> (“a” & “!” & “b”)",
                "a or b -> (“a” & “or” & “b”)",
                "a and not b -> (“a” & “and” & “not” & “b”)",
                "ANDROID ORACLE NOTE -> (“android” & “oracle” & “note”)",
                "\"OR\" -> “or”",
                "classify() -> “classify()”",
                "(classify()) -> “classify()”",
                "(f(g(x)) OR b) -> (“f(g(x))” | “b”)",
                "\"a \\\"b\\\" \\\\ c\" -> “a \"b\" \\ c”",
                "\"a\\n\" -> “a\\n”",
                "is:[new, regressed] -> is NEW/REGRESSED",
                "is:!=new -> !is NEW",
                "level:>=warning -> i.level='error','fatal','warning'",
                "level:<info -> i.level='debug'",
                "level:<=info -> i.level='debug','info'",
                "level:>error -> i.level='fatal'",
                "level:[fatal,ERROR] -> i.level='error','fatal'",
                "error.unhandled:yes -> @error.unhandled='yes'",
                "message:x error.value:y* -> (@message/@error.value='x' & @error.value=~y*)",
                "stack.function:f has:user.email -> (@stack.function='f' & has @user.email)",
                "events:100 -> i.events=100",
                "timesSeen:>=1k -> i.events>=1000",
                "users:<2m -> i.users<2000000",
                "users.period:>3 -> users.period>3",
                "events:[1,2,1] -> i.events=1/2",
                "release:[shop@2.5.0, shop@2.5.*] -> tag release='shop@2.5.0',~shop@2.5.*",
                "release:\"latest\" -> tag release='latest'",
                "tags[organisation_id]:\"acme*\" -> tag organisation_id='acme*'",
                "tags[level]:x -> tag level='x'",
                "tags[a b]:c -> tag a b='c'",
                "customer:gold -> tag customer='gold'",
                "customer:!=gold -> !tag customer='gold'",
                "customer:go?d -> tag customer='go?d'",
                "url:https://a.b/c?d=e:f -> tag url='https://a.b/c?d=e:f'",
                "has:customer -> has tag customer",
                "!has:release -> !has tag release",
                "has:!=release -> !has tag release",
                "has:[a, b] -> has tag a/tag b",
                "has:tags[b] -> has tag b",
                "has:level -> has i.level",
                "issue:shop-1A -> shop#42",
                "is:unresolved (level:fatal OR title:x) !browser.name:Chrome"
                        + " -> (is UNRESOLVED & (i.level='fatal' | i.title='x') & !tag browser.name='chrome')"
            })
    void a_query_is_read_as_the_grammar_says(String query, String shape) {
        assertThat(Shape.of(Query.parse(query, LIST).term())).isEqualTo(shape);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "(is:new -> column 8: \")\" expected",
                "(is:new   -> column 8: \")\" expected",
                "() -> column 2: a term is expected",
                "a) -> column 2: \"(\" is missing",
                ") -> column 1: \"(\" is missing",
                "is:archvied -> column 4: unknown value \"archvied\" for is; did you mean archived? allowed: unresolved, resolved, archived",
                "is:zzz -> column 4: unknown value \"zzz\" for is; allowed: unresolved",
                "is:for_review -> column 4: is:for_review is not known yet",
                "is:[new, verified] -> column 10: is:verified is not known yet",
                "is: -> column 4: a value is expected",
                "level: error -> column 7: a value is expected",
                "late: x -> column 1: late is not known yet",
                "a OR -> column 5: a term is expected",
                "(a OR) -> column 6: a term is expected",
                "OR a -> column 1: a term is expected",
                "a AND AND b -> column 7: a term is expected",
                "NOT -> column 4: a term is expected",
                "contexts.feature_flags.new_classifier_v2:true -> column 1: contexts.* can be used inside an issue and in rules, not in the issue list",
                "foo contexts.flags.x:true -> column 5: contexts.* can be used inside an issue",
                "breadcrumb.message:x -> column 1: breadcrumb.message can be used inside an issue and in rules, not in the issue list",
                "has:request.body -> column 5: request.body can be used inside an issue",
                "received:-1h -> column 1: received can be used inside an issue and in rules, not in the issue list; there, use lastSeen",
                "timestamp:-1h -> column 1: timestamp can be used inside an issue and in rules, not in the issue list; there, use lastSeen",
                "trace:x -> column 1: trace can be used inside an issue and in rules, not in the issue list; there, use event.id",
                "user:x -> column 1: user can be used inside an issue and in rules, not in the issue list; there, use user.id, user.email, user.username or user.ip",
                "extra[a b]:1 -> column 1: extra[a b] can be used inside an issue",
                "assigned:me -> column 10: nobody asks that is \"me\"",
                "priority:high -> column 1: priority is not known yet",
                "flags[x]:on -> column 1: flags[x] is not known yet",
                "has:events -> column 5: has asks for texts and tags; events always has a value",
                "level:loud -> column 7: unknown value \"loud\" for level; allowed: debug",
                "level:eror -> column 7: unknown value \"eror\" for level; did you mean error? allowed: debug",
                "error.handled:>no -> column 15: error.handled cannot be compared with >",
                "events:many -> column 8: events is a whole number",
                "events:1.5 -> column 8: events is a whole number",
                "events:>99999999999999999999 -> column 9: events is a whole number",
                "firstSeen:yesterday -> column 11: \"yesterday\" is no date",
                "firstSeen:2026-02-31 -> column 11: \"2026-02-31\" is no date",
                "firstSeen:-0h -> column 11: \"-0h\" is no date",
                "lastSeen:>-24h -> column 11: -24h is within",
                "release:>2.5.0 -> column 9: releases are compared within one project: choose one",
                "release:latest -> column 9: latest is not known yet",
                "title:>x -> column 7: title cannot be compared with >",
                "event.id:12 -> column 10: an event id has 32 hex digits",
                "issue:x -> column 7: an issue is named by its short id",
                "release:[a -> column 11: \"]\" expected",
                "release:[a,] -> column 12: a value is expected",
                "release:[] -> column 10: a value is expected",
                "title:\"open -> column 7: the quote is not closed",
                "\uD83D\uDE00 is:x -> column 6: unknown value",
            })
    void what_is_not_understood_is_refused_with_its_column(String query, String words) {
        assertThatThrownBy(() -> Query.parse(query, LIST))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith(words);
    }

    @Test
    void a_refusal_names_line_column_code_and_what_is_expected() {
        assertThatThrownBy(() -> Query.parse("a level:eror", LIST))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> {
                            var body = (Refused.Problems) refused.getResponse().getEntity();
                            assertThat(refused.getResponse().getStatus()).isEqualTo(400);
                            assertThat(body.errors())
                                    .containsExactly(
                                            new Refused.Problem(
                                                    1,
                                                    9,
                                                    "query.value_unknown",
                                                    body.detail(),
                                                    Field.LEVEL.values));
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "KeyError: 'unknown_category'",
                "KeyError:",
                "https://example.com/a:b?c=d",
                "classify() failed",
                "std::vector<int>::at",
                "it's 100%_\\ done",
                "12:30 -1:2",
                "\"level:fatal \\\"quoted\\\"\"",
            })
    void pasted_errors_are_text(String query) {
        assertThat(Shape.of(Query.parse(query, LIST).term()))
                .matches("“[^”]*”|\\(“[^”]*”( & “[^”]*”)*\\)");
    }

    /// Only who knows the tags can tell which it is.
    @Test
    void a_word_that_may_be_a_tag_without_value_is_remembered() {
        var query = Query.parse("x customer: gold plan:pro tags[a]:b", LIST);

        assertThat(query.texts()).containsExactly(new Query.TagKey("customer", 3));
        assertThat(query.tags())
                .containsExactly(new Query.TagKey("plan", 18), new Query.TagKey("a", 27));
        assertThatThrownBy(query.texts().getFirst()::refuse)
                .hasMessage("column 12: a value is expected");
        assertThat(new Query.TagKey("browzer.name", 1).warning(List.of()))
                .isEqualTo("no event has tag \"browzer.name\"; did you mean browser.name?");
    }

    @Test
    void one_project_has_an_order_of_releases_that_is_not_known_yet() {
        var one = new Asking(Place.ISSUE_LIST, ZoneId.of("UTC"), true);

        assertThatThrownBy(() -> Query.parse("release:>2.5.0", one))
                .hasMessageContaining("column 9: the order of releases is not known yet");
    }

    @Test
    void what_only_an_event_says_is_asked_inside_an_issue() {
        var query = "contexts.feature_flags.x:true extra[a b]:1 stack.function:f* has:trace";

        assertThat(Shape.of(Query.parse(query, INSIDE).term()))
                .isEqualTo(
                        "(contexts.feature_flags.x='true' & extra[a b]='1' & @stack.function=~f*"
                                + " & has trace)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"is:new", "firstRelease:x", "events:>1", "!age:-24h", "(a OR issue:S-1)"})
    void what_only_an_issue_has_is_refused_where_none_exists(String query) {
        assertThatThrownBy(() -> Query.parse(query, Asking.in(Place.FILTER)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("no issue exists yet");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "firstSeen:2026-01-19 -> 2026-01-18T23:00:00Z, 2026-01-19T23:00:00Z",
                "firstSeen:>2026-01-19 -> 2026-01-19T23:00:00Z, null",
                "firstSeen:>=2026-01-19 -> 2026-01-18T23:00:00Z, null",
                "firstSeen:<2026-01-19 -> null, 2026-01-18T23:00:00Z",
                "firstSeen:<=2026-01-19 -> null, 2026-01-19T23:00:00Z",
                "firstSeen:2026-03-29 -> 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z",
                "firstSeen:2026-01-19T08:00 -> 2026-01-19T07:00:00Z, 2026-01-19T07:01:00Z",
                "firstSeen:>=2026-01-19T08:00Z -> 2026-01-19T08:00:00Z, null",
                "firstSeen:2026-01-19T08:00:30Z -> 2026-01-19T08:00:30Z, 2026-01-19T08:00:31Z",
                "firstSeen:-24h -> 2026-01-18T08:00:00Z, null",
                "age:+24h -> null, 2026-01-18T08:00:00Z",
                "lastSeen:+1w -> null, 2026-01-12T08:00:00Z",
            })
    void a_bare_day_is_that_day_where_the_asker_lives(String query, String stretch) {
        var asking = new Asking(Place.ISSUE_LIST, ZoneId.of("Europe/Berlin"), false);
        var time = (Term.Time) Query.parse(query, asking).term();

        var between = time.span().at(NOW);

        assertThat(between.from() + ", " + between.to()).isEqualTo(stretch);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void a_query_without_end_is_refused(int which) {
        var query =
                List.of(
                                "a ".repeat(51),
                                "a".repeat(2_001),
                                "(".repeat(11) + "a" + ")".repeat(11),
                                "NOT ".repeat(11) + "a",
                                "!".repeat(11) + "a",
                                "title:" + "*a".repeat(11),
                                "title:[" + "a,".repeat(100) + "a]")
                        .get(which);

        assertThatThrownBy(() -> Query.parse(query, LIST))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("at most");
    }

    @Test
    void a_query_at_the_limits_is_not() {
        for (var query :
                List.of(
                        "a ".repeat(50),
                        "\uD83D\uDE00".repeat(2_000),
                        "(".repeat(10) + "a" + ")".repeat(10),
                        "NOT ".repeat(10) + "a",
                        "title:" + "*a".repeat(10),
                        "title:[" + "a,".repeat(99) + "a]"))
            assertThat(Query.parse(query, LIST).isEverything()).isFalse();
    }

    @Test
    void a_text_that_is_just_an_id_names_what_has_it() {
        var event = "0123456789abcdef0123456789abcdef";

        assertThat(whole(" shop-1A ").term()).isEqualTo(new Term.Issue("shop", 42));
        assertThat(whole(event.toUpperCase(Locale.ROOT)).eventId()).isEqualTo(event);
        assertThat(IdText.of("shop")).isEmpty();
        assertThat(IdText.of("shop-1 x")).isEmpty();
    }

    private static Query whole(String text) {
        return ((IdText.Whole) IdText.of(text).orElseThrow()).query();
    }

    @Test
    void eight_digits_are_how_an_event_id_begins() {
        assertThat(IdText.of("0123ABCD"))
                .contains(
                        new IdText.Start(
                                UUID.fromString("0123abcd-0000-0000-0000-000000000000"),
                                UUID.fromString("0123abcd-ffff-ffff-ffff-ffffffffffff")));
        assertThat(IdText.of("0123abc")).isEmpty();
        assertThat(IdText.of("0123abcg")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "a or b -> column 3: \"or\" is text; did you mean OR?",
                "is:new and level:error -> column 8: \"and\" is text; did you mean AND?",
                "not level:error -> column 1: \"not\" is text; did you mean NOT?",
                "a -level:error -> column 3: \"-level:error\" is text; did you mean !level:error?",
                "-customer:gold -> column 1: \"-customer:gold\" is text; did you mean !customer:gold?",
                "tag:plan=pro -> column 1: this asks for a tag that is called tag; did you mean plan:pro?",
                "a ! b -> column 3: \"!\" stands alone and is text; write it before what it turns around: !level:error",
            })
    void what_another_search_would_have_understood_is_said(String query, String hint) {
        assertThat(Query.parse(query, LIST).hints()).containsExactly(hint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "or",
                "this is not",
                "and what",
                "\"a or b\"",
                "-1:2 -x",
                "-level: x",
                "tag:pro",
                "tag:=x",
                "a OR b AND NOT c",
                "wow!"
            })
    void who_writes_plain_words_is_told_nothing(String query) {
        assertThat(Query.parse(query, LIST).hints()).isEmpty();
    }

    /// `word` is no field: it may be C++, a proxy, or a tag, and only who knows the tags can tell.
    @Test
    void a_comparison_behind_a_word_that_is_no_field_is_text() {
        var query = Query.parse("vector:<int> plan:>=5", LIST);

        assertThat(Shape.of(query.term())).isEqualTo("(“vector:<int>” & “plan:>=5”)");
        assertThatThrownBy(query.texts().getFirst()::refuse)
                .hasMessage("column 8: vector cannot be compared with <");
    }

    /// However long it is: users of a period are not counted again for each of its numbers.
    @Test
    void a_list_of_numbers_counts_once() {
        var numbers = String.join(",", java.util.Collections.nCopies(99, "1")) + ",2k";
        var scope = new IssueSql.Scope(NOW, "$0", "$1", "$2", "1", "USERS");

        var condition =
                IssueSql.of(Query.parse("users.period:[" + numbers + "]", LIST), List.of(), scope);

        assertThat(condition.sql()).isEqualTo("(USERS = ANY ($1))");
        assertThat(condition.parameters()).hasSize(1);
    }

    /// Nothing that a person wrote stands in the SQL.
    @Test
    void values_are_parameters_only() {
        var query =
                "title:\"'; DROP TABLE issue --\" tags[a']:b' has:\"c'\" \"d'\" release:[e'*,f'] firstRelease:g'";
        var scope = new IssueSql.Scope(NOW, "$0", "$1", "$2", "1", "2");

        assertThat(IssueSql.of(Query.parse(query, LIST), List.of(), scope).sql())
                .doesNotContain("DROP", "a'", "b'", "c'", "d'", "e'", "f'", "g'");
    }
}
