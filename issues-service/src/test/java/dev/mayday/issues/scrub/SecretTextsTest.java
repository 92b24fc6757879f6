package dev.mayday.issues.scrub;

import static dev.mayday.issues.scrub.Scrubbed.body;
import static dev.mayday.issues.scrub.Scrubbed.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Secrets that are known by what they look like, and what looks like them and stays.
class SecretTextsTest {

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
    void a_log_message_stays_readable() {
        var body =
                body(
                        "{'logentry':{'formatted':'password=hunter2 for a@b.c, 4111 1111 1111 1111, Bearer x'}}");

        assertThat(body.at("/logentry/formatted").asText())
                .isEqualTo("password=hunter2 for [email], [creditcard], Bearer [token]");
        assertThat(body.path("title").asText()).contains("[email]");
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

    @Test
    void json_in_a_text_keeps_what_is_no_secret() {
        var text = "{'extra':{'body':'{\\\"otp\\\":1,\\\"page\\\":2}'}}";

        var body = body(text.replace("\\\\\"", "\\\""));

        assertThat(json(body.at("/extra/body").asText()))
                .isEqualTo(json("{'otp':'[Filtered]','page':2}"));
        assertThat(body.at("/_meta/extra/body//rem/0/0").asText()).isEqualTo("@password:filter");
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
