package dev.mayday.issues.scrub;

import static dev.mayday.issues.scrub.Scrubbed.body;
import static dev.mayday.issues.scrub.Scrubbed.event;
import static dev.mayday.issues.scrub.Scrubbed.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScrubberTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "userPassword",
                "PASSWD",
                "client_secret",
                "api_key",
                "api-key",
                "apiKey",
                "Authorization",
                "credentials",
                "mysql_pwd",
                "privateKey",
                "private_key",
                "access_token",
                "tokens_used",
                "otp",
                "two-factor",
                "csrf_token",
                "Set-Cookie"
            })
    void what_stands_under_a_secret_name_is_filtered(String name) {
        var body = body("{'extra':{'" + name + "':'hunter2'}}");

        assertThat(body.path("extra").path(name).asText()).isEqualTo("[Filtered]");
        assertThat(body.at("/_meta/extra").path(name).path("").path("len").asInt()).isEqualTo(7);
        assertThat(body.at("/_meta/extra").path(name).path("").at("/rem/0/1").asText())
                .isEqualTo("s");
        assertThat(body.toString()).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "pass", "hotpot", "sessions", "tok", "key"})
    void other_names_are_left_alone(String name) {
        assertThat(body("{'extra':{'" + name + "':'value'}}").path("extra").path(name).asText())
                .isEqualTo("value");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'extra':{'a':{'password':'S3CRET'}}}",
                "{'extra':{'password':{'a':['S3CRET']}}}",
                "{'extra':{'list':[{'secret':'S3CRET'}]}}",
                "{'contexts':{'mine':{'api_key':'S3CRET'}}}",
                "{'exception':[{'type':'E','stacktrace':{'frames':[{'function':'f','vars':{'password':'S3CRET'}}]}}]}",
                "{'threads':[{'stacktrace':{'frames':[{'function':'f','vars':{'d':{'token':'S3CRET'}}}]}}]}",
                "{'stacktrace':{'frames':[{'function':'f','vars':{'s':'Bearer S3CRET'}}]}}",
                "{'exception':[{'type':'E','mechanism':{'type':'m','data':{'token':'S3CRET'}}}]}",
                "{'request':{'headers':{'Authorization':'Bearer S3CRET'}}}",
                "{'request':{'headers':[['x-api-key','S3CRET']]}}",
                "{'request':{'headers':{'Cookie':'sessionid=S3CRET'}}}",
                "{'request':{'cookies':{'sessionid':'S3CRET'}}}",
                "{'request':{'query_string':'a=1&password=S3CRET'}}",
                "{'request':{'url':'https://x.io/?token=S3CRET'}}",
                "{'request':{'data':{'password':'S3CRET'}}}",
                "{'request':{'data':'{\\\\\"password\\\\\":\\\\\"S3CRET\\\\\"}'}}",
                "{'request':{'data':'user=a&password=S3CRET'}}",
                "{'request':{'url':'https://u:S3CRET@x.io/'}}",
                "{'request':{'fragment':'access_token=S3CRET'}}",
                "{'breadcrumbs':[{'message':'token=S3CRET'}]}",
                "{'breadcrumbs':[{'data':{'url':'https://u:S3CRET@x.io'}}]}",
                "{'tags':{'token':'S3CRET'}}",
                "{'user':{'id':'1','access_token':'S3CRET'}}",
                "{'made_up':{'password':'S3CRET'}}",
                "{'user':{'id':{'password':'S3CRET'}}}",
                "{'tags':{'password':{'a':'S3CRET'}}}",
                "{'errors':[{'type':'invalid_data','name':'extra.password','value':'S3CRET'}]}",
                "{'extra':{'a':[['Authorization','S3CRET'],['b','c']]}}",
                "{'extra':{'headers':[{'name':'X-Api-Key','value':'S3CRET'}]}}",
                "{'extra':{'list':[{'key':'password','value':['S3CRET']}]}}",
                "{'extra':{'rawHeaders':['Accept','*','Authorization','S3CRET']}}",
                "{'extra':{'body':'{\\\\\"otp\\\\\":\\\\\"S3CRET\\\\\"}'}}",
                "{'extra':{'body':'[[\\\\\"x-api-key\\\\\",\\\\\"S3CRET\\\\\"]]'}}",
                "{'extra':{'HTTP_COOKIE':'a=b; c=S3CRET'}}",
                "{'request':{'env':{'HTTP_COOKIE':'sessionid=S3CRET'}}}",
                "{'request':{'data':{'inner':'{\\\\\"otp\\\\\":\\\\\"S3CRET\\\\\"}'}}}",
                "{'request':{'query_string':[['token','x'],['token','S3CRET']]}}",
                "{'request':{'query_string':{'token':['x','S3CRET']}}}",
                "{'request':{'query_string':'token=x&a=1&token=S3CRET'}}",
                "{'contexts':{'response':{'cookies':'theme=dark; sessionid=S3CRET'}}}",
                "{'contexts':{'response':{'cookies':{'sessionid':'S3CRET'}}}}",
                "{'contexts':{'response':{'cookies':['theme=dark','sessionid=S3CRET']}}}",
                "{'contexts':{'response':{'headers':{'Set-Cookie':'sid=S3CRET; Path=/'}}}}",
                "{'contexts':{'response':{'headers':[['set-cookie','sid=S3CRET; Path=/']]}}}",
                "{'breadcrumbs':[{'data':{'cookies':'a=1, JSESSIONID=S3CRET'}}]}",
                "{'extra':{'a':1},'_meta':{'extra':{'password':{'':{'val':'S3CRET'}}}}}",
            })
    void a_secret_is_kept_nowhere(String payload) {
        var payloadWithQuotes = payload.replace("\\\\\"", "\\\"");

        assertThat(body(payloadWithQuotes).toString()).doesNotContain("S3CRET");
        assertThat(
                        body(
                                        payloadWithQuotes,
                                        new ScrubSettings(false, true, true, List.of(), List.of()))
                                .toString())
                .contains("S3CRET");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'stacktrace':{'frames':[{'function':'f','vars':{'v':[{'Key':'password','Value':'S3CRET'}]}}]}}",
                "{'stacktrace':{'frames':[{'function':'f','vars':{'v':[{'Name':'Authorization','Value':'Basic S3CRET'}]}}]}}",
                "{'stacktrace':{'frames':[{'function':'f','vars':{'v':{'name':'password','value':'S3CRET','k0':1,'k1':1,'k2':1,'k3':1,'k4':1,'k5':1,'k6':1,'k7':1,'k8':1,'k9':1,'k10':1,'k11':1,'k12':1}}}]}}",
                "{'stacktrace':{'frames':[{'function':'f','vars':{'v':[['password','S3CRET',false]]}}]}}",
                "{'extra':{'COOKIES':{'sessionid':'S3CRET'}}}",
                "{'extra':{'Cookies':'a=b; sessionid=S3CRET'}}",
                "{'request':{'headers':[['Cookies','sessionid=S3CRET']]}}",
                "{'extra':{'b\\u0027cookie\\u0027':'sessionid=S3CRET'}}",
                "{'extra':{'h':[['b\\u0027cookie\\u0027','sessionid=S3CRET']]}}",
                "{'stacktrace':{'frames':[{'function':'f','vars':{'v':['Cookie','sessionid=S3CRET']}}]}}",
                "{'stacktrace':{'frames':[{'function':'f','vars':{'v':'Cookie: sessionid=S3CRET'}}]}}",
                "{'stacktrace':{'frames':[{'function':'f','vars':{'v':['Cookie: sessionid=S3CRET','Accept: *']}}]}}",
                "{'stacktrace':{'frames':[{'function':'f','vars':{'v':'GET / HTTP/1.1\\r\\nCookie: sessionid=S3CRET'}}]}}",
                "{'breadcrumbs':[{'data':{'headers':'Cookie: sessionid=S3CRET'}}]}",
                "{'extra':{'h':'X-Api-Key: S3CRET'}}",
                "{'extra':{'h':'Authorization: Basic S3CRET'}}",
                "{'extra':{'db':'postgres://u:p@sS3CRET@h/d'}}",
                "{'request':{'headers':{'X-Forwarded-Cookies':'a=S3CRET'}}}",
                "{'sdk':{'name':'n','version':'1','password':'S3CRET'}}",
                "{'errors':[{'type':'invalid_data','name':'a','password':'S3CRET'}]}",
                "{'extra':{'a':1},'_meta':{'extra':{'a':{'':{'err':[['invalid_data',{'password':'S3CRET'}]],'password':'S3CRET'}}}}}",
            })
    void a_secret_is_found_whatever_the_shape_of_its_name(String payload) {
        assertThat(body(payload).toString()).doesNotContain("S3CRET");
    }

    @Test
    void a_name_that_is_a_secret_itself_is_filtered() {
        assertThat(body("{'extra':{'a':{'name':'4111111111111111','value':1}}}").at("/extra/a"))
                .isEqualTo(json("{'name':'[Filtered]','value':1}"));
    }

    @Test
    void of_a_name_and_its_value_the_name_is_kept() {
        assertThat(body("{'extra':{'a':[{'Key':'password','Value':'x'}]}}").at("/extra/a/0"))
                .isEqualTo(json("{'Key':'password','Value':'[Filtered]'}"));
        assertThat(body("{'extra':{'a':[['password','x',false]]}}").at("/extra/a/0/0").asText())
                .isEqualTo("password");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'tags':{'service':'auth-service','author':'bob','step':'token: x'}}",
                "{'tags':[['service','auth-service']]}",
                "{'breadcrumbs':[{'category':'auth.login','type':'auth','level':'info','message':'m'}]}",
                "{'contexts':{'browser':{'name':'Secret Browser','version':'1'}}}",
                "{'contexts':{'device':{'name':'auth-box','model':'password-9'}}}",
                "{'contexts':{'runtime':{'name':'auth','raw_description':'secret 1.0'}}}",
                "{'contexts':{'os':{'name':'AuthOS'}}}",
                "{'contexts':{'trace':{'trace_id':'0123456789abcdef0123456789abcdef','op':'auth.login'}}}",
            })
    void what_only_names_or_sorts_is_left_alone(String payload) {
        assertThat(body(payload).toString()).doesNotContain("[Filtered]");
    }

    @Test
    void a_tag_or_a_typed_context_is_filtered_by_its_key() {
        assertThat(body("{'tags':{'password':'x','token':'y','a':'z'}}").path("tags").toString())
                .contains("[\"password\",\"[Filtered]\"]", "[\"token\",\"[Filtered]\"]");
        assertThat(body("{'contexts':{'device':{'api_key':'x'}}}").at("/contexts/device/api_key"))
                .hasToString("\"[Filtered]\"");
    }

    @Test
    void users_are_counted_by_what_is_not_kept() {
        var event = event("{'user':{'email':'password@b.c'}}", ScrubSettings.DEFAULT);

        assertThat(event.userKey().text()).isEqualTo("email:password@b.c");
        assertThat(event.tags()).doesNotContainKey("user");
        assertThat(event.tags().toString()).doesNotContain("password");
    }
}
