package dev.mayday.issues.event.normalise;

import static dev.mayday.issues.event.normalise.Reads.body;
import static dev.mayday.issues.event.normalise.Reads.event;
import static dev.mayday.issues.event.normalise.Reads.headline;
import static dev.mayday.issues.event.normalise.Reads.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.issues.event.model.LogEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'message':'a %s','params':['b']}          | a %s    | a b",
                "{'message':'%d of %d','params':[1,2]}      | %d of %d| 1 of 2",
                "{'message':'%05.2f%%','params':[1.5]}      | %05.2f%% | 1.5%",
                "{'message':'a %(x)s','params':{'x':'b'}}   | a %(x)s | a b",
                "{'message':'a {0} {1}','params':['b',true]}| a {0} {1}| a b True",
                "{'message':'a {} {}','params':['b',null]}  | a {} {} | a b None",
                "{'message':'a {x!r:>5}','params':{'x':'b'}}| a {x!r:>5} | a b",
                "{'message':'a %s %s','params':['b']}       | a %s %s | a b %s",
                "{'message':'100% {}','params':['b']}       | 100% {} | 100% b",
                "{'message':'a %s','params':'b'}            |         | a %s",
                "{'message':'a'}                            |         | a",
                "{'formatted':'a b'}                        |         | a b",
                "{'message':'a','formatted':'a'}            |         | a",
                "{'message':'a %s','formatted':'a b'}       | a %s    | a b",
                "'plain'                                    |         | plain",
                "42                                         |         | 42",
            })
    void templates_are_filled(String sent, String template, String formatted) {
        assertThat(event("{'logentry':" + sent + "}").logentry())
                .isEqualTo(new LogEntry(template, formatted));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'message':'m'} | m",
                "{'message':{'message':'a %s','params':['b']}} | a b",
                "{'sentry.interfaces.Message':{'message':'m'}} | m",
                "{'message':'m','logentry':{'formatted':'l'}} | l",
                "{'message':'m','logentry':null} | m",
            })
    void the_message_has_several_names(String payload, String expected) {
        var event = event(payload);

        assertThat(event.logentry().formatted()).isEqualTo(expected);
        assertThat(headline(event).title()).isEqualTo(expected);
        assertThat(body(event).has("message")).isFalse();
    }

    @Test
    void false_is_no_message() {
        assertThat(event("{'logentry':false}").logentry()).isNull();
        assertThat(body("{'logentry':{}}").has("logentry")).isFalse();
    }

    @Test
    void a_template_cannot_blow_up() {
        var event =
                event(
                        "{'logentry':{'message':'"
                                + "%(x)s".repeat(1600)
                                + "','params':{'x':'"
                                + "y".repeat(1900)
                                + "'}}}");

        assertThat(event.logentry().formatted()).hasSize(8192).endsWith("y...");
    }

    @Test
    void a_long_message_is_cut_and_marked() {
        var body = body("{'message':'" + "é".repeat(9000) + "'}");

        assertThat(body.at("/logentry/formatted").asText()).hasSize(8192).endsWith("é...");
        assertThat(body.at("/_meta/logentry/formatted/"))
                .isEqualTo(json("{'rem':[['!limit','s',8189,8192]],'len':9000}"));
    }
}
