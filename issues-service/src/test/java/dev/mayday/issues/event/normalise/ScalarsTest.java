package dev.mayday.issues.event.normalise;

import static dev.mayday.issues.event.normalise.Reads.body;
import static dev.mayday.issues.event.normalise.Reads.event;
import static dev.mayday.issues.event.normalise.Reads.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.contracts.Level;
import dev.mayday.issues.event.model.EventType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalarsTest {

    @ParameterizedTest
    @CsvSource({
        "'warn', WARNING, 0", "WARNING, WARNING, 0", "40, ERROR, 0", "bogus, ERROR, 1",
                "critical, FATAL, 0",
        "log, INFO, 0", "notice, INFO, 0", "trace, DEBUG, 0", "10, DEBUG, 0", "Fatal, FATAL, 0"
    })
    void levels_have_many_words(String sent, Level expected, int errors) {
        var event = event("{'level':'" + sent + "'}");

        assertThat(event.level()).isEqualTo(expected);
        assertThat(body(event).path("errors")).hasSize(errors);
        assertThat(body(event).path("level").asText()).isEqualTo(expected.wire());
    }

    @Test
    void a_level_may_be_a_number_or_missing() {
        assertThat(event("{'level':40}").level()).isEqualTo(Level.ERROR);
        assertThat(event("{}").level()).isEqualTo(Level.ERROR);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "['{{ default }}','x'] | ['{{ default }}','x']",
                "[1,true,1.5,2.0]      | ['1','True','1.5','2']",
                "'str'                 | []",
                "[]                    | []",
                "[{},null]             | []",
                "['a',{}]              | ['a']",
            })
    void fingerprints_are_lists_of_texts(String sent, String expected) {
        var fingerprint = event("{'fingerprint':" + sent + "}").fingerprint();

        assertThat(fingerprint).hasSize(json(expected).size());
        for (int i = 0; i < fingerprint.size(); i++) {
            assertThat(fingerprint.get(i)).isEqualTo(json(expected).get(i).asText());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "latest   |     | 1",
                "LATEST |     | 1",
                ".     |     | 1",
                "a/b |     | 1",
                "~ 1.0 ~  | 1.0 | 0",
                "shop@2.5.0+a1 | shop@2.5.0+a1 | 0",
            })
    void a_release_that_cannot_be_one_is_dropped(String sent, String expected, int errors) {
        var event = event("{'release':'" + sent + "'}");

        assertThat(event.origin().release()).isEqualTo(expected);
        assertThat(body(event).path("errors")).hasSize(errors);
    }

    @Test
    void a_release_may_have_200_characters() {
        assertThat(event("{'release':'" + "a".repeat(200) + "'}").release()).hasSize(200);
        assertThat(event("{'release':'" + "a".repeat(250) + "'}").release()).isEmpty();
        assertThat(event("{'release':1.5}").release()).isEqualTo("1.5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'environment':''}           | ~~",
                "{'environment':'none'}       | ~~",
                "{'environment':'a/b'}        | ~~",
                "{'environment':' staging '}  | staging",
                "{'tags':{'environment':'qa'}}| qa",
                "{'tags':[['environment','qa']]}| qa",
                "{'environment':'prod','tags':{'environment':'qa'}}| prod",
            })
    void environments_are_words(String payload, String expected) {
        var event = event(payload);

        assertThat(event.environment()).isEqualTo(expected);
        assertThat(event.tags().getOrDefault("environment", "")).isEqualTo(expected);
    }

    @Test
    void a_dist_belongs_to_a_release() {
        assertThat(event("{'release':'1','dist':' 42 '}").origin().dist()).isEqualTo("42");
        assertThat(event("{'release':'1','dist':' '}").origin().dist()).isNull();
        assertThat(event("{'release':'1','dist':'a b'}").origin().dist()).isNull();
        assertThat(event("{'dist':'42'}").origin().dist()).isNull();
    }

    @Test
    void platforms_come_from_a_list() {
        assertThat(event("{'platform':'python'}").platform()).isEqualTo("python");
        assertThat(event("{'platform':'cobol'}").platform()).isEqualTo("other");
        assertThat(event("{}").platform()).isEqualTo("other");
    }

    @Test
    void a_long_logger_keeps_its_last_segments() {
        var logger = event("{'logger':'" + "org.acme.".repeat(10) + "Checkout'}").origin().logger();

        assertThat(logger)
                .startsWith("*.")
                .endsWith(".org.acme.Checkout")
                .hasSizeLessThanOrEqualTo(64);
    }

    @Test
    void identity_is_not_the_senders_to_choose() {
        var body = body("{'event_id':'ffff','received':1,'project':7,'version':'7','_metrics':{}}");

        assertThat(body.path("event_id").asText()).isEqualTo("9ec79c33ec9942ab8353589fcb2e04dc");
        assertThat(body.path("project").asInt()).isEqualTo(42);
        assertThat(body.path("received").asText()).isEqualTo("2026-01-19T09:14:37.900Z");
        assertThat(body.has("version") || body.has("_metrics")).isFalse();
    }

    @Test
    void unknown_keys_are_kept() {
        assertThat(body("{'made_up':{'a':[1]}}").path("made_up")).isEqualTo(json("{'a':[1]}"));
    }

    @Test
    void the_last_of_two_equal_keys_counts() {
        assertThat(event("{'level':'info','level':'fatal'}").level()).isEqualTo(Level.FATAL);
    }

    @Test
    void only_a_transaction_is_believed_to_be_what_it_says() {
        assertThat(event("{'type':'error'}").type()).isEqualTo(EventType.DEFAULT);
        assertThat(event("{'type':'default','exception':[{'type':'E'}]}").type())
                .isEqualTo(EventType.ERROR);
        assertThat(event("{'csp':{'blocked_uri':'x'}}").type()).isEqualTo(EventType.CSP);
    }

    @Test
    void an_sdk_that_does_not_introduce_itself_is_known_by_its_client() {
        assertThat(event("{}").origin().sdkName()).isEqualTo("raven-python");
        assertThat(event("{}").origin().sdkVersion()).isEqualTo("6.1");
        assertThat(event("{'sdk':{'name':'s','version':'2'}}").origin().sdkName()).isEqualTo("s");
    }
}
