package dev.mayday.issues.scrub;

import static dev.mayday.issues.scrub.Scrubbed.body;
import static dev.mayday.issues.scrub.Scrubbed.event;
import static dev.mayday.issues.scrub.Scrubbed.json;
import static dev.mayday.issues.scrub.Scrubbed.safe;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.issues.event.headline.Headlines;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScrubberTest {

    private static final ScrubSettings ADDRESSES =
            new ScrubSettings(true, true, true, List.of(), List.of());

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
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "sent Bearer abc.def to x           | sent Bearer [Filtered] to x",
                "card 4111 1111 1111 1111 declined  | card [Filtered] declined",
                "card 4111-1111-1111-1111           | card [Filtered]",
                "card 4111 1111 1111 1112           | card 4111 1111 1111 1112",
                "amex 378282246310005.              | amex [Filtered].",
                "mc 5555555555554444                | mc [Filtered]",
                "id 94111111111111111               | id 94111111111111111",
                "from DE89370400440532013000 now    | from [Filtered] now",
                "not XX89370400440532013000         | not XX89370400440532013000",
                "postgres://app:pw@db:5432/x        | postgres://app:[Filtered]@db:5432/x",
                "redis://:pw@cache                  | redis://:[Filtered]@cache",
                "https://x.io:8080/a@b              | https://x.io:8080/a@b",
                "ssn 078-05-1120                    | ssn [Filtered]",
                "order 1078-05-11201                | order 1078-05-11201",
                "jwt eyJhbGciOi.eyJzdWIi.sig-x_y    | jwt [Filtered]",
                "the password is x                  | [Filtered]",
                "api-key=1                          | [Filtered]",
                "token: abc                         | [Filtered]",
                "unexpected token < in JSON         | unexpected token < in JSON",
                "mail a@b.co                        | mail a@b.co",
                "[Filtered]                         | [Filtered]",
            })
    void secrets_are_known_by_their_looks(String text, String expected) {
        assertThat(body("{'extra':{'note':'" + text + "'}}").at("/extra/note").asText())
                .isEqualTo(expected);
    }

    @Test
    void a_key_in_pem_form_loses_its_inside_even_when_it_was_cut() {
        var whole = "-----BEGIN RSA PRIVATE KEY-----\\nMIIE+a/b=\\n-----END RSA PRIVATE KEY-----";
        var cut = "-----BEGIN PUBLIC KEY-----\\nMIIE+a/b";

        assertThat(body("{'extra':{'a':'" + whole + "'}}").at("/extra/a").asText())
                .isEqualTo(
                        "-----BEGIN RSA PRIVATE KEY-----[Filtered]-----END RSA PRIVATE KEY-----");
        assertThat(body("{'extra':{'a':'" + cut + "'}}").at("/extra/a").asText())
                .isEqualTo("-----BEGIN PUBLIC KEY-----[Filtered]");
    }

    @Test
    void a_card_may_be_a_number() {
        assertThat(body("{'extra':{'n':4111111111111111,'m':17,'f':1.5}}").path("extra"))
                .isEqualTo(json("{'n':'[Filtered]','m':17,'f':1.5}"));
        assertThat(body("{'extra':{'n':4111111111111111.0}}").at("/extra/n").asText())
                .isEqualTo("[Filtered]");
    }

    @Test
    void remarks_count_characters_also_behind_an_emoji() {
        var body =
                body(
                        "{'extra':{'note':'\uD83D\uDE00\uD83D\uDE00 Bearer abc \uD83D\uDE00 078-05-1120!'}}");

        assertThat(body.at("/extra/note").asText())
                .isEqualTo("\uD83D\uDE00\uD83D\uDE00 Bearer [Filtered] \uD83D\uDE00 [Filtered]!");
        assertThat(body.at("/_meta/extra/note/"))
                .isEqualTo(
                        json(
                                "{'rem':[['@bearer:filter','s',10,20],['@usssn:filter','s',23,33]],'len':28}"));
    }

    @Test
    void a_remark_that_a_text_was_cut_moves_with_its_end() {
        var text = "078-05-1120 " + "x".repeat(9000);

        var body = body("{'logentry':{'formatted':'" + text + "'}}");

        var formatted = body.at("/logentry/formatted").asText();
        assertThat(formatted).startsWith("[us-ssn] xx").endsWith("x...");
        assertThat(body.at("/_meta/logentry/formatted//rem/0").toString())
                .isEqualTo(
                        "[\"!limit\",\"s\","
                                + (formatted.length() - 3)
                                + ","
                                + formatted.length()
                                + "]");
        assertThat(body.at("/_meta/logentry/formatted//len").asInt()).isEqualTo(9012);
    }

    @Test
    void authorization_is_filtered_as_a_whole() {
        var body = body("{'request':{'headers':{'Authorization':'Bearer abc'}}}");

        assertThat(body.at("/request/headers/0/1").asText()).isEqualTo("[Filtered]");
        assertThat(body.at("/_meta/request/headers/0/1/"))
                .isEqualTo(json("{'rem':[['@password:filter','s',0,10]],'len':10}"));
    }

    @Test
    void code_and_paths_are_left_alone() {
        var frame =
                "{'filename':'/home/alice/auth.py','abs_path':'/home/alice/auth.py','function':'check_password',"
                        + "'context_line':'password = ask()','vars':{'n':'1'}}";
        var payload =
                "{'exception':[{'type':'AuthError','value':'wrong password','stacktrace':{'frames':["
                        + frame
                        + "]}}],'request':{'headers':{'User-Agent':'auth-checker 1.0'}},'transaction':'/auth/login'}";

        var event = event(payload, ADDRESSES);

        assertThat(Headlines.of(event).title()).isEqualTo("AuthError: wrong password");
        assertThat(event.stacks().getFirst().frames().getFirst().contextLine())
                .isEqualTo("password = ask()");
        assertThat(event.origin().transaction()).isEqualTo("/auth/login");
        assertThat(body(payload).at("/exception/values/0/stacktrace/frames/0"))
                .isEqualTo(json(frame));
        assertThat(body(payload).at("/request/headers/0/1").asText()).isEqualTo("auth-checker 1.0");
        assertThat(body(payload).has("_meta")).isFalse();
    }

    @Test
    void a_log_message_stays_readable() {
        var body =
                body(
                        "{'logentry':{'formatted':'password=hunter2 for a@b.c, 4111 1111 1111 1111, Bearer x'}}");

        assertThat(body.at("/logentry/formatted").asText())
                .isEqualTo("password=hunter2 for [email], [creditcard], Bearer [token]");
        assertThat(body.path("title").asText()).contains("[email]");
    }

    @Test
    void safe_fields_are_touched_by_no_rule() {
        assertThat(
                        body("{'extra':{'password':'x','other_password':'x'}}", safe("password"))
                                .path("extra"))
                .isEqualTo(json("{'password':'x','other_password':'[Filtered]'}"));
        var tokens = "{'extra':{'tokens_used':7,'a':{'tokens_used':7}}}";
        assertThat(body(tokens, safe("extra.tokens_used")).path("extra"))
                .isEqualTo(json("{'tokens_used':7,'a':{'tokens_used':'[Filtered]'}}"));
        assertThat(body(tokens, safe("extra.**.tokens_used")).path("extra"))
                .isEqualTo(json("{'tokens_used':7,'a':{'tokens_used':7}}"));
        assertThat(body("{'tags':{'token':'x'}}", safe("tags.token")).at("/tags/0/1").asText())
                .isEqualTo("x");
    }

    @Test
    void sensitive_fields_are_words_in_names_and_texts() {
        var settings = new ScrubSettings(true, false, false, List.of(" Iban ", "+49"), List.of());

        var extra =
                body(
                                "{'extra':{'my_IBAN_no':'x','a':'the iban','b':'call +49 1','password':'x'}}",
                                settings)
                        .path("extra");

        assertThat(extra)
                .isEqualTo(
                        json(
                                "{'my_IBAN_no':'[Filtered]','a':'[Filtered]','b':'[Filtered]','password':'x'}"));
    }

    @Test
    void addresses_go_when_asked_for() {
        var payload =
                "{'platform':'python','user':{'id':'1','ip_address':'203.0.113.9'},"
                        + "'request':{'env':{'REMOTE_ADDR':'203.0.113.9'},'headers':{'User-Agent':'bot/10.1.2.3','X-Real-Ip':'203.0.113.9'}},"
                        + "'extra':{'a':'from 203.0.113.9:80 to 2001:db8::1 at 12:30:45, v1.2.3'}}";

        var body = body(payload, ADDRESSES);

        assertThat(body.at("/user/ip_address").isNull()).isTrue();
        assertThat(body.at("/_meta/user/ip_address//rem/0").toString())
                .isEqualTo("[\"@ip:remove\",\"x\"]");
        assertThat(body.at("/request/env/REMOTE_ADDR").isNull()).isTrue();
        assertThat(body.at("/extra/a").asText())
                .isEqualTo("from [ip]:80 to [ip] at 12:30:45, v1.2.3");
        assertThat(body.at("/request/headers/0/1").asText()).isEqualTo("bot/10.1.2.3");
        assertThat(body.at("/request/headers/1/1").asText()).isEqualTo("[ip]");
        assertThat(body(payload).at("/user/ip_address").asText()).isEqualTo("203.0.113.9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "theme=dark; sessionid=S3CRET",
                "theme=dark, sessionid=S3CRET",
                "theme=dark,sessionid=S3CRET",
                "theme=dark\\nsessionid=S3CRET",
                "sessionid=S3CRET,more; theme=dark",
                "theme=dark; csrftoken=S3CRET",
                "theme=dark; JSESSIONID=S3CRET",
                "theme=dark; PHPSESSID=S3CRET",
                "theme=dark; connect.sid=S3CRET",
                "theme=dark; ASP.NET_SessionId=S3CRET",
                "theme=dark; .AspNetCore.Identity.Application=S3CRET",
                "theme=dark; remember_token=S3CRET",
                "theme=dark; remember_me=S3CRET",
                "theme=dark; jwt=S3CRET",
                "theme=dark; wordpress_logged_in_1=S3CRET",
                "theme=dark; laravel_session=S3CRET",
            })
    void each_cookie_in_a_text_is_judged_by_itself(String cookies) {
        var body = body("{'contexts':{'response':{'cookies':'" + cookies + "'}}}");

        assertThat(body.at("/contexts/response/cookies").asText())
                .contains("theme=dark")
                .contains("[Filtered]")
                .doesNotContain("S3CRET")
                .doesNotContain("more");
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
    void json_in_a_text_keeps_what_is_no_secret() {
        var text = "{'extra':{'body':'{\\\"otp\\\":1,\\\"page\\\":2}'}}";

        var body = body(text.replace("\\\\\"", "\\\""));

        assertThat(json(body.at("/extra/body").asText()))
                .isEqualTo(json("{'otp':'[Filtered]','page':2}"));
        assertThat(body.at("/_meta/extra/body//rem/0/0").asText()).isEqualTo("@password:filter");
    }

    @Test
    void users_are_counted_by_what_is_not_kept() {
        var event = event("{'user':{'email':'password@b.c'}}", ScrubSettings.DEFAULT);

        assertThat(event.userKey().text()).isEqualTo("email:password@b.c");
        assertThat(event.tags()).doesNotContainKey("user");
        assertThat(event.tags().toString()).doesNotContain("password");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "1",
                "-",
                "token",
                "://",
                "://a:@",
                "cookie",
                "cookie:\n",
                "4111 ",
                "eyJ",
                "eyJ-",
                "eyJa.",
                "aA.",
                "0:",
                "1.",
                "bearer ",
                "-----BEGIN ",
                "-----BEGIN A KEY-----",
                "@a.",
                "a@",
                "AB12"
            })
    void no_rule_looks_at_a_text_more_than_a_few_hundred_times(String part) {
        var text = part.repeat(16_000 / part.length());

        for (var rule : TextRule.values()) {
            var looked = new Looked(text);
            rule.find(looked, false, new ArrayList<>());

            assertThat(looked.looks.get()).as(rule.name()).isLessThan(300L * text.length());
        }
    }

    /// Counts how often a pattern looks at a character.
    private record Looked(String text, AtomicLong looks) implements CharSequence {

        Looked(String text) {
            this(text, new AtomicLong());
        }

        @Override
        public char charAt(int index) {
            looks.incrementAndGet();
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
