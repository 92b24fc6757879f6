package dev.mayday.issues.event.normalise;

import static dev.mayday.issues.event.normalise.Reads.body;
import static dev.mayday.issues.event.normalise.Reads.event;
import static dev.mayday.issues.event.normalise.Reads.headline;
import static dev.mayday.issues.event.normalise.Reads.json;
import static dev.mayday.issues.event.normalise.Reads.many;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.issues.event.model.EventType;
import dev.mayday.issues.event.model.Handled;
import dev.mayday.issues.event.model.ThreadValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExceptionsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{'type':'E','value':'v'}]",
                "{'values':[{'type':'E','value':'v'}]}",
                "{'type':'E','value':'v'}",
                "{'values':[null,{'type':'E','value':'v'}]}"
            })
    void every_form_of_the_list_reads_the_same(String exception) {
        var event = event("{'exception':" + exception + "}");

        assertThat(event.type()).isEqualTo(EventType.ERROR);
        assertThat(headline(event).title()).isEqualTo("E: v");
        assertThat(event.exceptions()).hasSize(1);
        assertThat(body(event).at("/exception/values"))
                .last()
                .isEqualTo(json("{'type':'E','value':'v'}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'type':'E','value':{'a':true}}      | E          | {\"a\":true}",
                "{'value':'ValueError: bad'}          | ValueError | bad",
                "{'type':'','value':'ValueError: bad'}| ValueError | bad",
                "{'value':'no colon here'}            |            | no colon here",
                "{'type':'E','value':42}              | E          | 42",
                "{'type':'E','value':null}            | E          | ",
            })
    void types_and_values_are_read_leniently(String exception, String type, String value) {
        var read = event("{'exception':[" + exception + "]}").exceptions().getFirst();

        assertThat(read.type()).isEqualTo(type);
        assertThat(read.value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{}]", "{}", "{'values':[{}]}"})
    void an_empty_exception_costs_itself_but_not_the_event(String exception) {
        var event = event("{'exception':" + exception + "}");

        assertThat(event.type()).isEqualTo(EventType.DEFAULT);
        assertThat(body(event).at("/errors/0/type").asText()).isEqualTo("missing_attribute");
        assertThat(body(event).has("exception")).isFalse();
    }

    @Test
    void an_exception_with_nothing_but_a_stack_is_kept() {
        var event = event("{'exception':[{'stacktrace':{'frames':[{'function':'f'}]}}]}");

        assertThat(event.type()).isEqualTo(EventType.ERROR);
        assertThat(headline(event).title()).isEqualTo("f");
    }

    @Test
    void a_lone_exception_takes_the_stack_of_the_event() {
        var event =
                event("{'exception':[{'type':'E'}],'stacktrace':{'frames':[{'function':'f'}]}}");

        assertThat(event.stacktrace()).isNull();
        assertThat(event.exceptions().getFirst().stacktrace().frames().getFirst().function())
                .isEqualTo("f");
    }

    @Test
    void of_a_long_chain_both_ends_are_kept() {
        var chain = many(80, i -> "{'type':'E" + i + "'}");

        var event = event("{'exception':[" + chain + "]}");

        assertThat(event.exceptions()).hasSize(50);
        assertThat(event.exceptions().getFirst().type()).isEqualTo("E0");
        assertThat(event.exceptions().get(40).type()).isEqualTo("E70");
        assertThat(event.exceptions().getLast().type()).isEqualTo("E79");
        assertThat(body(event).at("/_meta/exception/values//len").asInt()).isEqualTo(80);
    }

    @Test
    void parents_in_a_circle_end_nothing() {
        var event =
                event(
                        "{'exception':["
                                + "{'type':'A','mechanism':{'exception_id':1,'parent_id':2,'is_exception_group':true}},"
                                + "{'type':'B','mechanism':{'exception_id':2,'parent_id':1}}]}");

        assertThat(headline(event).title()).isEqualTo("B");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[{'type':'A','mechanism':{'handled':true}}]                                                | YES",
                "[{'type':'A','mechanism':{'handled':false}},{'type':'B','mechanism':{'handled':true}}]     | NO",
                "[{'type':'A','mechanism':{'handled':true}},{'type':'B'}]                                   | YES",
                "[{'type':'A','mechanism':{'handled':null}}]                                                | UNKNOWN",
                "[{'type':'A','mechanism':{'handled':'no'}}]                                                | UNKNOWN",
                "[{'type':'A'}]                                                                             | UNKNOWN",
            })
    void one_unhandled_exception_makes_the_event_unhandled(String exceptions, Handled expected) {
        assertThat(event("{'exception':" + exceptions + "}").handled()).isEqualTo(expected);
    }

    @Test
    void the_old_form_of_a_mechanism_becomes_meta() {
        var mechanism = "{'posix_signal':{'number':11,'name':'SIGSEGV'}}";

        var body = body("{'exception':[{'type':'E','mechanism':" + mechanism + "}]}");

        assertThat(body.at("/exception/values/0/mechanism"))
                .isEqualTo(
                        json(
                                "{'meta':{'signal':{'number':11,'name':'SIGSEGV'}},'type':'generic'}"));
    }

    @Test
    void numbers_of_threads_are_texts_on_both_sides_of_the_join() {
        var event =
                event(
                        "{'exception':[{'type':'E','thread_id':7}],'threads':[{'id':7,'crashed':true}]}");

        assertThat(event.exceptions().getFirst().threadId()).isEqualTo("7");
        assertThat(event.threads().getFirst().id()).isEqualTo("7");
        assertThat(event.threads().getFirst().crashed()).isTrue();
    }

    @Test
    void the_crashed_thread_survives_the_cap() {
        var idle = many(300, i -> "{'id':" + i + "}");

        var event = event("{'threads':{'values':[" + idle + ",{'id':999,'crashed':true}]}}");

        assertThat(event.threads()).hasSize(256).anyMatch(ThreadValue::crashed);
    }
}
