package dev.mayday.issues.event.normalise;

import static dev.mayday.issues.event.normalise.Reads.body;
import static dev.mayday.issues.event.normalise.Reads.many;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.issues.event.json.Receipt;
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
                "{'tags':[['only']]}                             | tags.0           | expected a"
                        + " string",
                "{'tags':[['a','b','c'],['k','v']]}              | tags.0           | expected a"
                        + " string",
                "{'tags':[[]]}                                   | tags.0           | expected a"
                        + " string",
                "{'tags':{'release':'1'}}                        | tags.release     | a reserved"
                        + " tag key",
                "{'tags':{'sentry:x':'1'}}                       | tags.sentry:x    | a reserved"
                        + " tag key",
                "{'tags':[['k','v'],['k','w']]}                  | tags.k           | given twice",
                "{'request':{'url':'/a?b=1','query_string':'c'}} | request.url      | another one"
                        + " stands in query_string, which is kept",
                "{'request':{'url':'/a?b=1','query_string':[['c','2']]}} | request.url | another"
                        + " one stands in query_string, which is kept",
                "{'request':{'url':'/a?b=1&c=2','query_string':{'b':'1'}}} | request.url | another"
                        + " one stands in query_string, which is kept",
                "{'request':{'url':'/a#b','fragment':'c'}}       | request.url      | another one"
                        + " stands in fragment, which is kept",
                "{'request':{'headers':[['','x'],['A','b']]}}    | request.headers  | a header"
                        + " without a name",
                "{'request':{'headers':{' ':'x','A':'b'}}}       | request.headers  | a header"
                        + " without a name",
                "{'request':{'headers':'A: b\\n"
                        + "GET / HTTP/1.1'}} | request.headers  | a header without a name",
                "{'request':{'headers':['A: b\\n"
                        + ": c']}}          | request.headers  | a header without a name",
                "{'request':{'cookies':7,'headers':{'Cookie':'a=b'}}} | request.cookies | expected"
                        + " a string, an object or a list of pairs",
                "{'request':{'cookies':true,'headers':{'Cookie':'a=b'}}} | request.cookies |"
                        + " expected a string, an object or a list of pairs",
                "{'breadcrumbs':[{'message':'a','timestamp':-5},{'message':'b'}]} |"
                        + " breadcrumbs.values.0 | before 1970",
                "{'breadcrumbs':[{'message':'a','type':'t','ty':'u'}]} | breadcrumbs.values.0.ty |"
                        + " stands under type already",
                "{'message':'a','logentry':{'formatted':'b'}}    | message          | stands under"
                        + " logentry already",
                "{'message':'a','sentry.interfaces.Message':'b'} | message          | stands under"
                        + " logentry already",
                "{'user':{'id':1},'sentry.interfaces.User':{'id':2}} | sentry.interfaces.User |"
                        + " stands under user already",
                "{'user':{'shoe':42,'data':{'shoe':43}}}         | user.shoe        | stands in"
                        + " data already",
                "{'exception':[{'type':'E','mechanism':{'posix_signal':{'signal':6},'meta':{'signal':{'number':7}}}}]}"
                        + " | exception.values.0.mechanism.posix_signal | stands in meta already",
                "{'exception':[{'type':'E','mechanism':{'mach_exception':{'code':6},'meta':'x'}}]}"
                        + " | exception.values.0.mechanism.meta | expected an object",
                "{'contexts':{'a':{'type':['b'],'c':1}}}         | contexts.a.type  | expected a string",
                "{'platform':'amiga'}                            | platform         | not a known"
                        + " platform",
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
                "{'message':'a','logentry':{'formatted':'a','message':'%s'}}",
                "{'message':'a','logentry':{'message':'a'}}",
                "{'message':'a','sentry.interfaces.Message':'a'}",
                "{'user':{'shoe':42,'data':{'shoe':42}}}",
                "{'breadcrumbs':[{'message':'a','type':'t','ty':'t'}]}",
                "{'platform':'Python'}",
                "{'request':{'headers':'A: b\\n\\nC: d\\n'}}",
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

    @Test
    void a_long_line_of_source_says_how_long_it_was() {
        var line = "x".repeat(300);
        var body =
                body(
                        "{'stacktrace':{'frames':[{'function':'f','context_line':'%1$s','pre_context':['a','%1$s'],'post_context':['%1$s']}]}}"
                                .formatted(line));

        var notes = body.at("/_meta/stacktrace/frames/0");
        assertThat(notes.at("/context_line//len").asInt()).isEqualTo(300);
        assertThat(notes.at("/pre_context/1//len").asInt()).isEqualTo(300);
        assertThat(notes.at("/post_context/0//len").asInt()).isEqualTo(300);
    }

    @Test
    void spans_beyond_a_thousand_are_counted() {
        var span =
                "{'start_timestamp':1,'timestamp':2,'trace_id':'%s','span_id':'%s'}"
                        .formatted("a".repeat(32), "b".repeat(16));
        var spans = String.join(",", Collections.nCopies(1_200, span));
        var body =
                body(
                        "{'type':'transaction','start_timestamp':1,'timestamp':2,'contexts':{'trace':{'trace_id':'%s','span_id':'%s'}},'spans':[%s]}"
                                .formatted("a".repeat(32), "b".repeat(16), spans));

        assertThat(body.path("spans")).hasSize(1_000);
        assertThat(body.at("/_meta/spans//len").asInt()).isEqualTo(1_200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'spans':[{'a':1}]", "'measurements':{'a':1}", "'breakdowns':{'a':1}"})
    void what_only_a_transaction_has_is_named_where_it_goes(String sent) {
        var body = body("{" + sent + "}");
        var key = sent.substring(1, sent.indexOf('\'', 1));

        assertThat(body.has(key)).isFalse();
        assertThat(body.at("/_meta/" + key + "//rem/0/0").asText()).isEqualTo("!transaction");
    }

    @Test
    void a_shortened_logger_says_how_long_it_was() {
        var body = body("{'logger':'%sName'}".formatted("org.acme.".repeat(20)));

        assertThat(body.path("logger").asText()).startsWith("*.").endsWith(".Name");
        assertThat(body.at("/_meta/logger//len").asInt()).isEqualTo(184);
    }

    @Test
    void more_notes_than_are_kept_are_a_note_of_the_event() {
        var crumbs = String.join(",", Collections.nCopies(90, "{'level':'x','data':3,'type':[]}"));
        var frames = String.join(",", Collections.nCopies(240, "{'lineno':'x','in_app':'y'}"));
        var body =
                body("{'breadcrumbs':[%s],'stacktrace':{'frames':[%s]}}".formatted(crumbs, frames));

        assertThat(body.path("errors")).hasSize(200);
        assertThat(body.at("/_meta//rem/0/0").asText()).isEqualTo("!notes");
        assertThat(Receipt.of(body))
                .anySatisfy(line -> assertThat(line.note()).contains("more was changed than is"));
    }

    @Test
    void notes_of_the_sdk_that_are_too_much_are_a_note_themselves() {
        var notes = "'a':{'':{'len':'%s'}}".formatted("9".repeat(70_000));
        assertThat(body("{'_meta':{%s}}".formatted(notes)).at("/_meta/_meta//rem/0/0").asText())
                .isEqualTo("!limit");
        assertThat(body("{'_meta':[1]}").at("/_meta/_meta//rem/0/0").asText()).isEqualTo("!limit");

        var errors = "{'type':'%s'}".formatted("e".repeat(70_000));
        assertThat(body("{'errors':[%s]}".formatted(errors)).at("/_meta/errors//rem/0/0").asText())
                .isEqualTo("!limit");
        var many = String.join(",", Collections.nCopies(300, "{'type':'e'}"));
        assertThat(body("{'errors':[%s]}".formatted(many)).at("/_meta/errors//len").asInt())
                .isEqualTo(300);
        assertThat(body("{'_meta':null,'errors':[]}").has("_meta")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'breadcrumbs':[{'message':'a','timestamp':-5},{'message':['b'],'data':3}]}",
                "{'breadcrumbs':[null,{'message':'a','data':3}]}",
                "{'breadcrumbs':[7,{'message':'a','data':3}]}"
            })
    void a_note_stays_with_its_breadcrumb_when_one_before_it_goes(String sent) {
        var body = body(sent);

        assertThat(body.at("/breadcrumbs/values")).hasSize(1);
        assertThat(body.at("/_meta/breadcrumbs/values/0/data//err/0/0").asText())
                .isEqualTo("invalid_data");
        assertThat(body.at("/_meta/breadcrumbs/values/1").isMissingNode()).isTrue();
    }

    @Test
    void a_note_stays_with_its_frame_and_image_when_one_before_it_goes() {
        var body =
                body(
                        "{'stacktrace':{'frames':[7,{'function':'f','in_app':'x'}]},'debug_meta':{'images':[{'type':'?'},{'type':'elf','code_id':'%s'}]}}"
                                .formatted("c".repeat(4_000)));

        assertThat(body.at("/_meta/stacktrace/frames/0/in_app//err/0/0").asText())
                .isEqualTo("invalid_data");
        assertThat(body.at("/_meta/stacktrace/frames//len").asInt()).isEqualTo(2);
        assertThat(body.at("/_meta/debug_meta/images/0/code_id//len").asInt()).isEqualTo(4_000);
    }

    @Test
    void what_the_sdk_wrote_about_a_value_moves_with_it_to_its_name_of_today() {
        var body =
                body(
                        "{'message':'a','_meta':{'message':{'':{'len':900}}},'breadcrumbs':[{'ty':'t'}]}");

        assertThat(body.at("/_meta/logentry/formatted//len").asInt()).isEqualTo(900);
        assertThat(body.at("/breadcrumbs/values/0/type").asText()).isEqualTo("t");
    }

    @Test
    void every_line_of_a_list_of_header_lines_is_read() {
        var body = body("{'request':{'headers':['A: b\\nC: d','E: f']}}");

        assertThat(body.at("/request/headers").toString())
                .isEqualTo("[[\"A\",\"b\"],[\"C\",\"d\"],[\"E\",\"f\"]]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "{}"})
    void what_stands_beside_no_values_is_the_value(String values) {
        var body = body("{'exception':{'type':'E','values':" + values + "}}");

        assertThat(body.at("/exception/values/0/type").asText()).isEqualTo("E");
    }

    @Test
    void which_of_two_old_names_holds_is_the_same_each_time() {
        var body =
                body("{'message':'plain','sentry.interfaces.Message':{'message':'t','params':[]}}");

        assertThat(body.at("/logentry/formatted").asText()).isEqualTo("t");
    }

    @Test
    void a_large_value_does_not_take_the_room_of_the_small_ones_beside_it() {
        var large = "x".repeat(100_000);
        var body = body("{'contexts':{'order':{'large':'" + large + "','id':7,'state':'paid'}}}");

        assertThat(body.at("/contexts/order/id").asInt()).isEqualTo(7);
        assertThat(body.at("/contexts/order/state").asText()).isEqualTo("paid");
        assertThat(body.at("/contexts/order/large").asText()).startsWith("xxx").endsWith("...");
    }

    @Test
    void what_finds_no_room_beside_other_values_is_named() {
        var large = "x".repeat(100_000);
        var body = body("{'contexts':{'order':{'one':'" + large + "','two':'" + large + "'}}}");

        assertThat(body.at("/contexts/order/two").isMissingNode()).isTrue();
        assertThat(Receipt.of(body))
                .anySatisfy(line -> assertThat(line.path()).isEqualTo("contexts.order.two"));
    }

    @Test
    void what_is_too_deep_is_kept_as_text_and_noted() {
        var deep = "[".repeat(30) + "1" + "]".repeat(30);
        var body = body("{'extra':{'deep':" + deep + "}}");

        assertThat(body.at("/extra/deep").toString()).contains("[[[1]]]");
        assertThat(Receipt.of(body))
                .anySatisfy(
                        line -> {
                            assertThat(line.path()).startsWith("extra.deep");
                            assertThat(line.rule()).isEqualTo("!depth");
                        });
    }
}
