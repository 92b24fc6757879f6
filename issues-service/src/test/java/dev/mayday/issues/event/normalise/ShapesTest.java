package dev.mayday.issues.event.normalise;

import static dev.mayday.issues.event.normalise.Reads.body;
import static dev.mayday.issues.event.normalise.Reads.event;
import static dev.mayday.issues.event.normalise.Reads.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'extra':['a',{'b':1}]}                     | /extra       | {'0':'a','1':{'b':1}}",
                "{'extra':[['a',1],['b',2]]}                 | /extra       | {'a':1,'b':2}",
                "{'extra':[{'key':'a','value':1}]}           | /extra       | {'a':1}",
                "{'modules':[{'name':'a','version':'1'}]}    | /modules     | {'a':'1'}",
                "{'modules':['a==1']}                        | /modules     | {'0':'a==1'}",
                "{'contexts':[{'type':'os','name':'x'},{}]}  | /contexts/os | {'type':'os','name':'x'}",
                "{'contexts':{'mine':['a']}}                 | /contexts/mine | {'0':'a','type':'mine'}",
                "{'contexts':{'mine':'text'}}                | /contexts/mine | {'value':'text','type':'mine'}",
                "{'fingerprint':{'0':'a','2':'b'}}           | /fingerprint | ['a','b']",
                "{'exception':{'0':{'type':'A'},'2':{'type':'B'}}} | /exception/values | [{'type':'A'},{'type':'B'}]",
                "{'exception':{'values':{'1':{'type':'A'}}}} | /exception/values | [{'type':'A'}]",
                "{'exception':['Boom']}                      | /exception/values | [{'value':'Boom'}]",
                "{'exception':'Boom'}                        | /exception/values | [{'value':'Boom'}]",
                "{'breadcrumbs':{'0':{'message':'a'},'3':{'message':'b'}}} | /breadcrumbs/values | [{'message':'a','type':'default','level':'info'},{'message':'b','type':'default','level':'info'}]",
                "{'breadcrumbs':['text']}                    | /breadcrumbs/values | [{'message':'text','type':'default','level':'info'}]",
                "{'request':'https://x.io/a?b=1'}            | /request     | {'url':'https://x.io/a','query_string':[['b','1']]}",
                "{'request':[{'method':'GET'}]}              | /request     | {'method':'GET'}",
                "{'user':'bob'}                              | /user        | {'id':'bob'}",
                "{'user':[{'id':1}]}                         | /user        | {'id':'1'}",
                "{'sdk':'raven'}                             | /sdk         | {'name':'raven'}",
                "{'stacktrace':{'frames':{'0':{'function':'f'},'5':{'function':'g'}}}} | /stacktrace/frames | [{'function':'f'},{'function':'g'}]",
                "{'stacktrace':[{'function':'f'}]}           | /stacktrace/frames | [{'function':'f'}]",
            })
    void content_in_another_shape_is_kept_with_a_note(String sent, String path, String expected) {
        var body = body(sent);

        assertThat(body.at(path)).isEqualTo(json(expected));
        assertThat(body.path("_meta").toString()).contains("!shape");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "['a','b']                       | 0=a 1=b",
                "[['k','v']]                     | k=v",
                "[{'key':'k','value':'v'}]       | k=v",
                "[{'k':'v','l':'w'}]             | k=v l=w",
                "{'0':'a','2':'b'}               | 0=a 2=b",
            })
    void tags_are_kept_in_any_shape(String sent, String expected) {
        var tags = event("{'tags':" + sent + "}").tags();

        for (var tag : expected.split(" ")) {
            assertThat(tags).containsEntry(tag.split("=")[0], tag.split("=")[1]);
        }
    }

    @Test
    void notes_of_the_sdk_move_with_what_they_are_about() {
        var body =
                body(
                        "{'exception':{'0':{'type':'A'},'2':{'type':'B','value':'v'}},'_meta':{'exception':{'2':{'value':{'':{'len':9}}}}}}");

        assertThat(body.at("/_meta/exception/values/1/value//len").asInt()).isEqualTo(9);
    }
}
