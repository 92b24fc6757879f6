package dev.mayday.issues.event.model;

import static dev.mayday.issues.event.normalise.Reads.event;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ModelTest {

    @Test
    void an_exception_is_read_with_all_that_is_decided_by_or_shown_of_it() {
        var event =
                event(
                        "{'platform':'node','transaction':'/t','fingerprint':['a'],"
                                + "'exception':[{'type':'E','value':'v','module':'m',"
                                + "'mechanism':{'type':'chained','synthetic':true,'exception_id':1,'parent_id':0,"
                                + "'source':'__cause__','help_link':'https://h','data':{'k':1,'deep':{'x':[2]}},"
                                + "'meta':{'ns_error':{'domain':'d','code':7},'errno':{'number':2,'name':'ENOENT'},"
                                + "'signal':{'number':11,'name':'SIGSEGV'},'mach_exception':{'exception':1,'name':'EXC'}}},"
                                + "'stacktrace':{'frames':[{'filename':'a.js','function':'f','in_app':true,"
                                + "'context_line':'x()','data':{'sourcemap':'s','symbolicated':true,'category':'c'}}]}}]}");

        var thrown = event.exceptions().getFirst();
        assertThat(thrown.module()).isEqualTo("m");
        assertThat(thrown.realType()).isNull();
        var mechanism = thrown.mechanism();
        assertThat(mechanism.id()).isEqualTo(1);
        assertThat(mechanism.parentId()).isZero();
        assertThat(mechanism.source()).isEqualTo("__cause__");
        assertThat(mechanism.helpLink()).isEqualTo("https://h");
        assertThat(mechanism.data()).containsEntry("k", "1").containsEntry("deep", "{\"x\":[2]}");
        assertThat(mechanism.osError())
                .isEqualTo(
                        new Mechanism.OsError(
                                new Mechanism.Coded("2", "ENOENT"),
                                new Mechanism.Coded("11", "SIGSEGV"),
                                new Mechanism.Coded("1", "EXC"),
                                new Mechanism.Coded("7", "d")));
        var frame = thrown.stacktrace().frames().getFirst();
        assertThat(frame.function()).isEqualTo("f");
        assertThat(frame.contextLine()).isEqualTo("x()");
        assertThat(frame.sourceMapped() && frame.symbolicated()).isTrue();
        assertThat(frame.category()).isEqualTo("c");
        assertThat(event.origin().transaction()).isEqualTo("/t");
        assertThat(event.fingerprint()).containsExactly("a");
    }

    @Test
    void an_exception_without_mechanism_has_an_empty_one() {
        var thrown = event("{'exception':[{'type':'E'}]}").exceptions().getFirst();

        assertThat(thrown.mechanism()).isEqualTo(Mechanism.NONE);
        assertThat(thrown.stacktrace()).isNull();
    }

    @Test
    void what_is_no_exception_is_read_too() {
        assertThat(event("{'logentry':{'message':'a %s','params':[1]}}").logentry().template())
                .isEqualTo("a %s");
        assertThat(event("{'template':{'filename':'t.html','context_line':'x'}}").template())
                .isEqualTo(new TemplateError("t.html", "x"));
        assertThat(event("{'csp':{'violated_directive':'d','blocked_uri':'u'}}").report())
                .isEqualTo(new SecurityReport("csp", "d", "u"));
        assertThat(event("{'threads':[{'name':'main','crashed':true}]}").threads())
                .hasSize(1)
                .allMatch(thread -> thread.crashed() && thread.stacktrace() == null);
    }
}
