package dev.mayday.issues.event.normalise;

import static dev.mayday.issues.event.normalise.Reads.body;
import static dev.mayday.issues.event.normalise.Reads.many;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is cut or dropped leaves a note where it was.
class ReceiptNotesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'tags':[['only']]}                             | tags.0           | expected a string",
                "{'tags':[['a','b','c'],['k','v']]}              | tags.0           | expected a string",
                "{'tags':[[]]}                                   | tags.0           | expected a string",
                "{'tags':{'release':'1'}}                        | tags.release     | a reserved tag key",
                "{'tags':{'sentry:x':'1'}}                       | tags.sentry:x    | a reserved tag key",
                "{'tags':[['k','v'],['k','w']]}                  | tags.k           | given twice",
                "{'request':{'url':'/a?b=1','query_string':'c'}} | request.url      | another one stands in query_string, which is kept",
                "{'request':{'url':'/a?b=1','query_string':[['c','2']]}} | request.url | another one stands in query_string, which is kept",
                "{'request':{'url':'/a?b=1&c=2','query_string':{'b':'1'}}} | request.url | another one stands in query_string, which is kept",
                "{'request':{'url':'/a#b','fragment':'c'}}       | request.url      | another one stands in fragment, which is kept",
            })
    void what_is_dropped_is_named_with_its_reason(String sent, String path, String reason) {
        assertThat(body(sent).path("errors"))
                .anySatisfy(
                        error -> {
                            assertThat(error.path("name").asText()).isEqualTo(path);
                            assertThat(error.path("reason").asText()).isEqualTo(reason);
                        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'request':{'url':'/a?b=1','query_string':'b=1'}}",
                "{'request':{'url':'/a?b=1','query_string':'?b=1'}}",
                "{'request':{'url':'/a?b=1','query_string':[['b','1']]}}",
                "{'request':{'url':'/a?b=1&c=%20','query_string':{'b':'1','c':' ','d':'3'}}}",
                "{'request':{'url':'/a#','fragment':'c'}}",
                "{'tags':{'k':'v','l':null}}",
            })
    void what_says_the_same_twice_needs_no_note(String sent) {
        assertThat(body(sent).path("errors")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"headers", "cookies", "query_string", "data", "env"})
    void more_of_a_request_than_is_kept_says_how_much_there_was(String part) {
        var many = many(1_500, "'k%1$d':'v%1$d'"::formatted);
        var body = body("{'request':{'" + part + "':{" + many + "}}}");

        assertThat(body.at("/_meta/request/" + part + "//len").asInt()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"data", "query_string", "cookies"})
    void a_longer_text_of_pairs_than_is_kept_says_so(String part) {
        var separator = part.equals("cookies") ? "; " : "&";
        var many = many(1_500, "k%1$d=v%1$d"::formatted).replace(",", separator);
        var body = body("{'request':{'" + part + "':'" + many + "'}}");

        assertThat(body.at("/_meta/request/" + part + "//len").asInt()).isPositive();
    }

    @Test
    void tags_in_one_object_of_a_list_are_counted_too() {
        var body = body("{'tags':[{" + many(300, "'k%1$d':'v'"::formatted) + "}]}");

        // And the level, which the server adds.
        assertThat(body.path("tags")).hasSize(201);
        assertThat(body.at("/_meta/tags//len").asInt()).isEqualTo(300);
    }

    @Test
    void notes_of_the_sdk_stay_with_their_thread_when_the_crashed_one_moves_up() {
        var body =
                body(
                        "{'threads':{'values':[%s,{'id':299,'crashed':true}]},'_meta':{'threads':{'values':{'299':{'name':{'':{'len':9}}},'3':{'name':{'':{'len':4}}},'298':{'name':{'':{'len':5}}}}}}}"
                                .formatted(many(299, "{'id':%d}"::formatted)));

        assertThat(body.at("/threads/values/0/id").asInt()).isEqualTo(299);
        assertThat(body.at("/_meta/threads/values/0/name//len").asInt()).isEqualTo(9);
        assertThat(body.at("/_meta/threads/values/4/name//len").asInt()).isEqualTo(4);
        assertThat(body.at("/_meta/threads/values/298").isMissingNode()).isTrue();
        assertThat(body.at("/_meta/threads/values//len").asInt()).isEqualTo(300);
    }

    @Test
    void a_long_header_says_how_long_it_was() {
        var body = body("{'request':{'headers':{'b':'x','a':'%s'}}}".formatted("y".repeat(5_000)));

        assertThat(body.at("/request/headers/0/1").asText()).hasSize(4_096);
        assertThat(body.at("/_meta/request/headers/0/1//len").asInt()).isEqualTo(5_000);
    }

    @Test
    void a_long_fingerprint_says_how_many_parts_it_had_and_how_long_they_were() {
        var parts = String.join(",", Collections.nCopies(40, "'p'"));
        var body = body("{'fingerprint':['%s',%s]}".formatted("z".repeat(5_000), parts));

        assertThat(body.path("fingerprint")).hasSize(32);
        assertThat(body.at("/_meta/fingerprint//len").asInt()).isEqualTo(41);
        assertThat(body.at("/_meta/fingerprint/0//len").asInt()).isEqualTo(5_000);
    }
}
