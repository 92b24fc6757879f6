package dev.mayday.issues.scrub;

import static dev.mayday.issues.scrub.Scrubbed.body;
import static dev.mayday.issues.scrub.Scrubbed.event;
import static dev.mayday.issues.scrub.Scrubbed.json;
import static dev.mayday.issues.scrub.Scrubbed.safe;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.issues.event.headline.Headlines;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a project may ask for beside the rules for all.
class ScrubSettingsTest {

    private static final ScrubSettings ADDRESSES =
            new ScrubSettings(true, true, true, List.of(), List.of());

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
}
