package dev.mayday.issues.event.normalise;

import static dev.mayday.issues.event.normalise.Reads.body;
import static dev.mayday.issues.event.normalise.Reads.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.issues.event.model.ExceptionValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The stack of an exception that has none of its own (protocol 5.5).
class StandInStackTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                // the thread that the exception names, as number or text
                "{'type':'E','thread_id':7}   | {'id':1,'crashed':true,S:one},{'id':7,S:seven}    |      | seven",
                "{'type':'E','thread_id':'7'} | {'id':1,'crashed':true,S:one},{'id':7,S:seven}    |      | seven",
                "{'type':'E','thread_id':7}   | {'id':'7',S:seven}                                |      | seven",
                // a thread that is not there is no thread
                "{'type':'E','thread_id':9}   | {'id':1,'crashed':true,S:one}                     |      | one",
                // its own thread has no stack: another one's would be a lie
                "{'type':'E','thread_id':7}   | {'id':7},{'id':1,'current':true,S:one}            |      | -",
                "{'type':'E','thread_id':7}   | {'id':7},{'id':1,'current':true,S:one}            | ,S:top | top",
                // crashed before current before top level before the only one
                "{'type':'E'}                 | {'id':1,'current':true,S:one},{'id':2,'crashed':true,S:two} | | two",
                "{'type':'E'}                 | {'id':1,'crashed':true,S:one},{'id':2,'crashed':true,S:two} | | one",
                "{'type':'E'}                 | {'id':1,'crashed':true},{'id':2,'crashed':true,S:two} |    | two",
                "{'type':'E'}                 | {'id':1,S:one},{'id':2,'current':true,S:two}      | ,S:top | two",
                "{'type':'E'}                 | {'id':1,S:one},{'id':2,S:two}                     | ,S:top | top",
                "{'type':'E'}                 | {'id':1,S:one}                                    | ,S:top | top",
                "{'type':'E'}                 | {'id':1,S:one}                                    |      | one",
                "{'type':'E'}                 | {'id':1,S:one},{'id':2,S:two}                     |      | -",
                // a stack without frames is none
                "{'type':'E','stacktrace':{'frames':[]}}       | {'id':1,'current':true,S:one}    |      | one",
                "{'type':'E','stacktrace':{'frames':[null]}}   | {'id':1,'current':true,S:one}    |      | one",
                "{'type':'E','stacktrace':{'registers':{'pc':'0x1'}}} | {'id':1,'current':true,S:one} |  | one",
                "{'type':'E','stacktrace':null}                | {'id':1,'current':true,S:one}    |      | one",
                "{'type':'E',S:own}                            | {'id':1,'crashed':true,S:one}    | ,S:top | own",
            })
    void the_stack_comes_from(String exception, String threads, String top, String expected) {
        var event =
                event(
                        stacks(
                                "{'exception':[{'type':'Cause'},"
                                        + exception
                                        + "],'threads':["
                                        + threads
                                        + "]"
                                        + (top == null ? "" : top)
                                        + "}"));

        assertThat(function(event.exceptions().getLast())).isEqualTo(expected);
        assertThat(function(event.exceptions().getFirst())).isEqualTo("-");
    }

    @Test
    void page_and_grouping_read_it_where_it_belongs_now() {
        var body =
                body(
                        stacks(
                                "{'exception':[{'type':'E'}],'threads':[{'id':3,'crashed':true,S:f}],"
                                        + "'_meta':{'threads':{'0':{'stacktrace':{'':{'len':300}}}}}}"));

        assertThat(body.at("/exception/values/0/stacktrace/frames/0/function").asText())
                .isEqualTo("f");
        assertThat(body.at("/exception/values/0/thread_id").asText()).isEqualTo("3");
        assertThat(body.at("/threads/values/0").has("stacktrace")).isFalse();
        assertThat(body.at("/_meta/exception/values/0/stacktrace//len").asInt()).isEqualTo(300);
    }

    @Test
    void without_an_exception_the_threads_keep_their_stacks() {
        var event = event(stacks("{'message':'m','threads':[{'id':3,'crashed':true,S:f}]}"));

        assertThat(event.threads().getFirst().stacktrace()).isNotNull();
        assertThat(event.bareStack()).isEqualTo(event.threads().getFirst().stacktrace());
    }

    private static String function(ExceptionValue exception) {
        var stack = exception.stacktrace();
        return stack == null ? "-" : stack.frames().getLast().function();
    }

    /// `S:f` is a stack of one frame.
    private static String stacks(String payload) {
        return payload.replaceAll("S:(\\w+)", "'stacktrace':{'frames':[{'function':'$1'}]}");
    }
}
