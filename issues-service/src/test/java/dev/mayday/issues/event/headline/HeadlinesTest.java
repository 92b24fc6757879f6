package dev.mayday.issues.event.headline;

import static dev.mayday.issues.event.normalise.Reads.body;
import static dev.mayday.issues.event.normalise.Reads.event;
import static dev.mayday.issues.event.normalise.Reads.headline;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadlinesTest {

    private static final String FRAMES =
            "{'frames':[{'function':'main','module':'m','in_app':true},{'function':'work','module':'app.x',"
                    + "'filename':'app/x.py','in_app':true},{'function':'get','module':'lib','filename':'lib.py','in_app':false}]}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'exception':[{'type':'E','value':'first\\nsecond'}]}                    | E: first",
                "{'exception':[{'type':'E'}]}                                             | E",
                "{'exception':[{'value':'only a value'}]}                                 | only a value",
                "{'exception':[{'type':'A','value':'1'},{'type':'B','value':'2'}]}        | B: 2",
                "{'exception':[{'type':'A','value':'1'},{'type':'java.util.concurrent.ExecutionException','value':'2'}]} | A: 1",
                "{'exception':[{'type':'E','value':'x','mechanism':{'synthetic':true},'stacktrace':FRAMES}]} | x",
                "{'exception':[{'type':'E','mechanism':{'synthetic':true},'stacktrace':FRAMES}]} | work",
                "{'message':'said\\nmore','exception':[{'stacktrace':FRAMES}]} | said",
                "{'exception':[{'value':'\\n\\n first\\nsecond','mechanism':{'synthetic':true},'stacktrace':FRAMES}]} | first",
                "{'exception':[{'type':'E','mechanism':{'synthetic':true}}]}              | <unknown>",
                "{'logentry':{'formatted':'hello\\nworld'}}                               | hello",
                "{}                                                                       | <unlabeled event>",
                "{'title':'Mine','exception':[{'type':'E'}]}                              | Mine",
            })
    void titles(String payload, String expected) {
        assertThat(headline(event(payload.replace("FRAMES", FRAMES))).title()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'culprit':'said','transaction':'t'}                                     | said",
                "{'transaction':'t','exception':[{'type':'E'}]}                           | t",
                "{'transaction':'t','culprit':'c','exception':[{'type':'E','stacktrace':FRAMES}]} | app.x in work",
                "{'transaction':'t','exception':[{'type':'E'}],'threads':[{'id':1,'current':true,'stacktrace':FRAMES}]} | app.x in work",
                "{'transaction':'t','message':'m','threads':[{'id':1,'crashed':true,'stacktrace':FRAMES}]} | app.x in work",
                "{'platform':'node','exception':[{'type':'E','stacktrace':{'frames':[{'function':'f','filename':'a.js'}]}}]} | f(a.js)",
                "{'exception':[{'type':'E','stacktrace':FRAMES}]}                         | app.x in work",
                "{'platform':'javascript','exception':[{'type':'E','stacktrace':FRAMES}]} | work(app.x)",
                "{'platform':'native','exception':[{'type':'E','stacktrace':FRAMES}]}     | work",
                "{'exception':[{'type':'E','stacktrace':{'frames':[{'filename':'a.py'}]}}]}| a.py in ?",
                "{'exception':[{'type':'A','stacktrace':FRAMES},{'type':'B'}]}            | app.x in work",
                "{'exception':[{'type':'E','mechanism':{'synthetic':true},'stacktrace':FRAMES}]} | app.x in work",
                "{'exception':[{'type':'E'}],'request':{'url':'/u'}}                      | /u",
                "{'stacktrace':FRAMES,'message':'m'}                                      | app.x in work",
                "{'message':'m'}                                                          | ~~",
            })
    void culprits(String payload, String expected) {
        assertThat(headline(event(payload.replace("FRAMES", FRAMES))).culprit())
                .isEqualTo(expected);
    }

    @Test
    void the_frame_of_the_crash_is_known_by_file_and_function() {
        var headline = headline(event("{'exception':[{'type':'E','stacktrace':" + FRAMES + "}]}"));

        assertThat(headline.location()).isEqualTo("app/x.py");
        assertThat(headline.function()).isEqualTo("work");
    }

    @Test
    void a_group_of_like_members_is_named_by_them_and_else_by_its_root() {
        var group =
                "{'type':'ExceptionGroup','value':'2 sub-exceptions','mechanism':{'exception_id':0,'is_exception_group':true}}";
        var member =
                "{'type':'ValueError','value':'bad','mechanism':{'exception_id':1,'parent_id':0}}";
        var other = "{'type':'KeyError','value':'x','mechanism':{'exception_id':2,'parent_id':0}}";

        assertThat(titleOf(member, member, group)).isEqualTo("ValueError: bad");
        assertThat(titleOf(other, member, group)).isEqualTo("ExceptionGroup: 2 sub-exceptions");
        assertThat(titleOf(group, other, member)).isEqualTo("ExceptionGroup: 2 sub-exceptions");
    }

    @Test
    void a_long_value_is_cut_in_the_title_only() {
        var event = event("{'exception':[{'type':'E','value':'" + "x".repeat(500) + "'}]}");

        assertThat(headline(event).title()).isEqualTo("E: " + "x".repeat(97) + "...");
        assertThat(headline(event).value()).hasSize(500);
    }

    @Test
    void the_search_text_holds_what_people_look_for() {
        var event =
                event(
                        "{'message':'log line','transaction':'/t','exception':[{'type':'E','value':'v\\nw'}]}");

        assertThat(headline(event).message()).contains("log line", "E: v", "v\nw", "/t");
    }

    @Test
    void the_stored_event_carries_its_headline() {
        var body = body("{'exception':[{'type':'E','value':'v','stacktrace':" + FRAMES + "}]}");

        assertThat(body.path("title").asText()).isEqualTo("E: v");
        assertThat(body.path("culprit").asText()).isEqualTo("app.x in work");
        assertThat(body.path("location").asText()).isEqualTo("app/x.py");
    }

    private static String titleOf(String... exceptions) {
        return headline(event("{'exception':[" + String.join(",", exceptions) + "]}")).title();
    }
}
