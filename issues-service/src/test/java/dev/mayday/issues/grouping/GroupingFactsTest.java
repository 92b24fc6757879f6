package dev.mayday.issues.grouping;

import static dev.mayday.issues.event.normalise.Reads.event;
import static dev.mayday.issues.event.normalise.Reads.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.issues.grouping.facts.SecurityReport;
import dev.mayday.issues.grouping.facts.TemplateError;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupingFactsTest {

    @Test
    void an_error_is_told_with_its_frames() {
        var facts =
                GroupingFacts.of(
                        event(
                                "{'platform':'node','transaction':'/t','fingerprint':['a'],"
                                        + "'exception':[{'type':'E','value':'v','module':'m',"
                                        + "'mechanism':{'type':'chained','synthetic':true,'exception_id':1,'parent_id':0,"
                                        + "'source':'__cause__','meta':{'ns_error':{'domain':'d','code':7}}},"
                                        + "'stacktrace':{'frames':[{'filename':'a.js','function':'f','in_app':true,"
                                        + "'context_line':'x()','data':{'sourcemap':'s','symbolicated':true,'category':'c'}}]}}]}"));

        var thrown = facts.exceptions().getFirst();
        assertThat(thrown.type()).isEqualTo("E");
        assertThat(thrown.mechanism().synthetic()).isTrue();
        assertThat(thrown.mechanism().exceptionId()).isEqualTo(1);
        assertThat(thrown.mechanism().parentId()).isZero();
        assertThat(thrown.mechanism().source()).isEqualTo("__cause__");
        assertThat(thrown.mechanism().nsError().code()).isEqualTo("7");
        var frame = thrown.stack().frames().getFirst();
        assertThat(frame.function()).isEqualTo("f");
        assertThat(frame.contextLine()).isEqualTo("x()");
        assertThat(frame.sourceMapped() && frame.nameFromScopes()).isTrue();
        assertThat(frame.category()).isEqualTo("c");
        assertThat(facts.circumstances().transaction()).isEqualTo("/t");
        assertThat(facts.circumstances().culprit()).isNull();
        assertThat(facts.client().fingerprint()).containsExactly("a");
    }

    @Test
    void an_exception_without_mechanism_has_an_empty_one() {
        var thrown =
                GroupingFacts.of(event("{'exception':[{'type':'E'}]}")).exceptions().getFirst();

        assertThat(thrown.mechanism()).isEqualTo(dev.mayday.issues.grouping.facts.Mechanism.NONE);
        assertThat(thrown.stack()).isNull();
    }

    @Test
    void what_is_no_exception_is_told_too() {
        assertThat(
                        GroupingFacts.of(event("{'logentry':{'message':'a %s','params':[1]}}"))
                                .message()
                                .template())
                .isEqualTo("a %s");
        assertThat(
                        GroupingFacts.of(
                                        event(
                                                "{'template':{'filename':'t.html','context_line':'x'}}"))
                                .template())
                .isEqualTo(new TemplateError("t.html", "x"));
        assertThat(
                        GroupingFacts.of(
                                        event(
                                                "{'csp':{'violated_directive':'d','blocked_uri':'u'}}"))
                                .report())
                .isEqualTo(new SecurityReport("csp", "d", "u"));
        assertThat(
                        GroupingFacts.of(event("{'threads':[{'name':'main','crashed':true}]}"))
                                .threads())
                .hasSize(1)
                .allMatch(thread -> thread.crashed() && thread.stack() == null);
    }

    @Test
    void the_verdict_on_in_app_finds_its_frames() {
        var stack = "'stacktrace':{'frames':[{'function':'f'}]}";
        var event =
                event(
                        "{'exception':[{'type':'A'},{'type':'B',"
                                + stack
                                + "}],'threads':[{'id':1},{'id':2,"
                                + stack
                                + "}],"
                                + stack
                                + "}");
        var verdict =
                new FinalInApp(
                        List.of(List.of(), List.of(true)),
                        List.of(List.of(), List.of(false)),
                        List.of(true));

        var body = tree(event.body().toJson(GroupingFacts.inApp(event, verdict)));

        assertThat(body.at("/exception/values/1/stacktrace/frames/0/in_app").asBoolean()).isTrue();
        assertThat(body.at("/threads/values/1/stacktrace/frames/0/in_app").asBoolean(true))
                .isFalse();
        assertThat(body.at("/stacktrace/frames/0/in_app").asBoolean()).isTrue();
    }
}
