package dev.mayday.issues.event.normalise;

import static dev.mayday.issues.event.normalise.Reads.body;
import static dev.mayday.issues.event.normalise.Reads.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'url':'https://x.io/a?b=1#c'} | {'url':'https://x.io/a','fragment':'c','query_string':[['b','1']]}",
                "{'url':'/a?b=1','query_string':'c=2'} | {'url':'/a','query_string':[['c','2']]}",
                "{'method':'post'} | {'method':'POST'}",
                "{'method':'G T'} | {'method':null}",
                "{'headers':[['x-b','1'],['A-a','2']]} | {'headers':[['X-B','1'],['A-A','2']]}",
                "{'headers':{'x-b':['1','2'],'accept':'*/*'}} | {'headers':[['Accept','*/*'],['X-B','1, 2']]}",
                "{'headers':{'cookie':'a=b=c; d=e'}} | {'cookies':[['a','b=c'],['d','e']]}",
                "{'cookies':'a=1','headers':{'Cookie':'b=2'}} | {'cookies':[['a','1'],['b','2']]}",
                "{'headers':[['Cookie','a=1'],['cookie','sid=2'],['COOKIE','c=3']]} | {'cookies':[['a','1'],['sid','2'],['c','3']]}",
                "{'headers':{'Cookie':['a=1','b=2; c=3']}} | {'cookies':[['a','1'],['b','2'],['c','3']]}",
                "{'headers':{'Cookie':'a=1, b=2,c=3,4'}} | {'cookies':[['a','1'],['b','2'],['c','3,4']]}",
                "{'headers':{'Cookie':'a=1\\nb=2'}} | {'cookies':[['a','1'],['b','2']]}",
                "{'cookies':['a=1','b=2; c=3']} | {'cookies':[['a','1'],['b','2'],['c','3']]}",
                "{'cookies':[{'name':'a','value':'1'},{'b':'2'}]} | {'cookies':[['a','1'],['b','2']]}",
                "{'cookies':'a=1','headers':{'Cookie':'a=1'}} | {'cookies':[['a','1']]}",
                "{'headers':['Host: x.io','Cookie: a=1']} | {'headers':[['Host','x.io']],'cookies':[['a','1']]}",
                "{'headers':'Host: x.io\\r\\nX-A: 1'} | {'headers':[['Host','x.io'],['X-A','1']]}",
                "{'headers':'{\\\"x-a\\\":\\\"1\\\"}'} | {'headers':[['X-A','1']]}",
                "{'query_string':['a=1','a=2']} | {'query_string':[['a','1'],['a','2']]}",
                "{'cookies':{'a':'1'}} | {'cookies':[['a','1']]}",
                "{'query_string':'?a=1&a=2&b'} | {'query_string':[['a','1'],['a','2'],['b','']]}",
                "{'query_string':{'a':['1','2']}} | {'query_string':[['a','1'],['a','2']]}",
                "{'query_string':[['q','caf%C3%A9']]} | {'query_string':[['q','caf%C3%A9']]}",
                "{'query_string':'q=caf%C3%A9+au'} | {'query_string':[['q','café au']]}",
                "{'query_string':'q=%zz'} | {'query_string':[['q','%zz']]}",
                "{'env':{'REMOTE_ADDR':'{{auto}}'}} | {'env':{'REMOTE_ADDR':'198.51.100.7'}}",
                "{'data':{'a':1}} | {'data':{'a':1}}",
                "{'data':'plain'} | {'data':'plain'}",
                "{'data':'[Filtered]'} | {'data':'[Filtered]'}",
                "{'data':''} | {'data':''}",
                "{'headers':'x'} | {'headers':null}",
            })
    void a_request_gets_its_canonical_shape(String sent, String expected) {
        assertThat(request(sent)).isEqualTo(json(expected));
    }

    @Test
    void a_body_of_json_is_parsed() {
        var request = request("{'data':'{\\'a\\':[1]}'}".replace("\\'", "\\\""));

        assertThat(request.path("data")).isEqualTo(json("{'a':[1]}"));
        assertThat(request.path("inferred_content_type").asText()).isEqualTo("application/json");
    }

    @Test
    void a_form_is_parsed_by_its_type_or_its_looks() {
        var typed =
                "{'headers':{'content-type':'application/x-www-form-urlencoded'},'data':'a=1&b=x%20y&a=2'}";
        var expected = json("{'a':['1','2'],'b':'x y'}");

        assertThat(request(typed).path("data")).isEqualTo(expected);
        assertThat(request("{'data':'a=1&b=x%20y&a=2'}").path("data")).isEqualTo(expected);
        assertThat(request("{'data':'a=1 and more'}").path("data").asText())
                .isEqualTo("a=1 and more");
    }

    @Test
    void nested_json_in_a_body_is_cut_to_the_bag() {
        var deep = "[".repeat(150) + "]".repeat(150);

        assertThat(request("{'data':'" + deep + "'}").path("data").at("/0/0/0/0/0/0/0").isTextual())
                .isTrue();
        assertThat(request("{'data':'" + "[".repeat(5000) + "'}").path("data").isTextual())
                .isTrue();
    }

    private static JsonNode request(String request) {
        return body("{'request':" + request + "}").path("request");
    }
}
