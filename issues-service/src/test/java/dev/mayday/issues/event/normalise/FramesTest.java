package dev.mayday.issues.event.normalise;

import static dev.mayday.issues.event.normalise.Reads.body;
import static dev.mayday.issues.event.normalise.Reads.event;
import static dev.mayday.issues.event.normalise.Reads.headline;
import static dev.mayday.issues.event.normalise.Reads.json;
import static dev.mayday.issues.event.normalise.Reads.many;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mayday.issues.event.model.Frame;
import dev.mayday.issues.event.model.StackTrace;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FramesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'filename':'a/b.py'}                         | {'abs_path':'a/b.py','filename':'a/b.py'}",
                "{'filename':'b.py','abs_path':'/a/b.py'}      | {'filename':'b.py','abs_path':'/a/b.py'}",
                "{'filename':'https://x.io/s/a.js?v=1'}"
                        + "| {'abs_path':'https://x.io/s/a.js?v=1','filename':'/s/a.js'}",
                "{'abs_path':'file:///c/a.js'}                 | {'abs_path':'file:///c/a.js','filename':'/c/a.js'}",
                "{'function':'?','module':'m'}                 | {'module':'m'}",
                "{'function':'f','lineno':'12','colno':0}      | {'function':'f','lineno':12}",
                "{'function':'f','lineno':-3}                  | {'function':'f','lineno':null}",
                "{'function':'f','in_app':'yes'}               | {'function':'f','in_app':null}",
                "{'function':'f','vars':['a',1]}               | {'function':'f','vars':{'0':'a','1':1}}",
                "{'function':'f','vars':{}}                    | {'function':'f'}",
                "{'function':'f','pre_context':[null,'x']}"
                        + "| {'function':'f','pre_context':['','x'],'context_line':''}",
                "{'function':'f','instruction_addr':4096}      | {'function':'f','instruction_addr':'0x1000'}",
                "{'function':'f','made_up':{'a':1}}            | {'function':'f','made_up':{'a':1}}",
            })
    void a_frame_gets_its_canonical_shape(String sent, String expected) {
        assertThat(frames("[" + sent + "]").get(0)).isEqualTo(json(expected));
    }

    @Test
    void no_frames_are_no_stack() {
        var body = body("{'exception':[{'type':'E','stacktrace':{'frames':null}}]}");

        assertThat(body.at("/exception/values/0")).isEqualTo(json("{'type':'E'}"));
    }

    @Test
    void what_is_no_frame_is_left_out() {
        assertThat(frames("[null,{'function':'f'},'x']")).isEqualTo(json("[{'function':'f'}]"));
    }

    @Test
    void of_a_thousand_frames_those_at_both_ends_are_kept() {
        var sent = many(1000, i -> "{'function':'f" + i + "'}");

        var event = event("{'exception':[{'type':'E','stacktrace':{'frames':[" + sent + "]}}]}");

        var frames = event.stacks().getFirst().frames();
        assertThat(frames).hasSize(250);
        assertThat(frames.get(124).function()).isEqualTo("f124");
        assertThat(frames.get(125).function()).isEqualTo("f875");
        assertThat(body(event).at("/exception/values/0/stacktrace/frames_omitted"))
                .isEqualTo(json("[125,875]"));
        assertThat(frames.getLast().function()).isEqualTo("f999");
        assertThat(body(event).at("/_meta/exception/values/0/stacktrace/frames//len").asInt())
                .isEqualTo(1000);
    }

    @Test
    void a_long_stack_keeps_variables_at_its_ends_and_in_the_application() {
        var sent = many(120, i -> "{'function':'f','vars':{'i':1},'in_app':" + (i == 60) + "}");

        var frames = frames("[" + sent + "]");

        assertThat(frames.get(0).has("vars")).isTrue();
        assertThat(frames.get(119).has("vars")).isTrue();
        assertThat(frames.get(60).has("vars")).isTrue();
        assertThat(frames.get(59).has("vars")).isFalse();
        assertThat(frames.findValues("vars")).hasSize(50);
    }

    @Test
    void what_the_sdk_noted_about_a_frame_moves_with_it() {
        var sent = many(260, i -> "{'function':'f" + i + "'}");
        var meta =
                "{'stacktrace':{'frames':{'135':{'vars':{'':{'len':9}}},'134':{'':{'len':1}},'3':{'':{'len':2}}}}}";

        var body = body("{'stacktrace':{'frames':[" + sent + "]},'_meta':" + meta + "}");

        assertThat(body.at("/_meta/stacktrace/frames"))
                .isEqualTo(
                        json("{'125':{'vars':{'':{'len':9}}},'3':{'':{'len':2}},'':{'len':260}}"));
    }

    @Test
    void grouping_has_the_last_word_on_in_app() {
        var event =
                event(
                        "{'exception':[{'type':'E','stacktrace':{'frames':["
                                + "{'function':'a','in_app':true},{'function':'b'},{'function':'c','in_app':true}]}}],"
                                + "'threads':[{'id':1,'stacktrace':{'frames':[{'function':'d'}]}}]}");

        var body = body(event.judged((stack, of) -> of == null ? stack : decided(stack, 1)));

        var frames = body.at("/exception/values/0/stacktrace/frames");
        assertThat(frames.get(0))
                .isEqualTo(json("{'function':'a','in_app':false,'data':{'orig_in_app':1}}"));
        assertThat(frames.get(1))
                .isEqualTo(json("{'function':'b','data':{'orig_in_app':-1},'in_app':true}"));
        assertThat(frames.get(2)).isEqualTo(json("{'function':'c','in_app':true}"));
        assertThat(body.at("/threads/values/0/stacktrace/frames/0"))
                .isEqualTo(json("{'function':'d'}"));
    }

    /// @param from this frame on, everything is the application's
    private static StackTrace decided(StackTrace stack, int from) {
        var frames = new ArrayList<Frame>();
        for (var frame : stack.frames()) frames.add(frame.withInApp(frames.size() >= from));
        return new StackTrace(frames);
    }

    @Test
    void the_headline_names_a_frame_that_the_verdict_calls_the_applications() {
        var event =
                event(
                        "{'exception':[{'type':'E','stacktrace':{'frames':["
                                + "{'function':'theirs','module':'lib','in_app':true},{'function':'mine','module':'app'}]}}]}");

        var decided = event.judged((stack, of) -> decided(stack, 1));

        assertThat(headline(event).culprit()).isEqualTo("lib in theirs");
        assertThat(headline(decided).culprit()).isEqualTo("app in mine");
        assertThat(headline(decided).function()).isEqualTo("mine");
        assertThat(body(decided).path("culprit").asText()).isEqualTo("app in mine");
        assertThat(
                        body(decided)
                                .at("/exception/values/0/stacktrace/frames/0/data/orig_in_app")
                                .asInt())
                .isEqualTo(1);
    }

    private static JsonNode frames(String frames) {
        return body("{'stacktrace':{'frames':" + frames + "}}").at("/stacktrace/frames");
    }
}
