package dev.mayday.issues.event.normalise;

import static dev.mayday.issues.event.normalise.Reads.body;
import static dev.mayday.issues.event.normalise.Reads.event;
import static dev.mayday.issues.event.normalise.Reads.headline;
import static dev.mayday.issues.event.normalise.Reads.json;
import static dev.mayday.issues.event.normalise.Reads.many;
import static dev.mayday.issues.event.normalise.Reads.reading;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.contracts.Level;
import dev.mayday.issues.event.model.EventType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Breadcrumbs, contexts, extra, debug files, `_meta` and transactions.
class FreeDataTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[{'ty':'http','message':'m','timestamp':1768814071}]|"
                        + " [{'message':'m','timestamp':'2026-01-19T09:14:31Z','type':'http','level':'info'}]",
                "{'values':[{'message':'m','level':'warn'}]} |"
                        + " [{'message':'m','level':'warning','type':'default'}]",
                "[null,{'message':'m'},7] | [{'message':'m','type':'default','level':'info'}]",
                "[{'message':'m','timestamp':-5},{'message':'n'}] |"
                        + " [{'message':'n','type':'default','level':'info'}]",
                "[{'message':'m','timestamp':'soon'}]"
                        + "| [{'message':'m','timestamp':null,'type':'default','level':'info'}]",
                "[{'category':'q','data':'x'}] |"
                        + " [{'category':'q','data':null,'type':'default','level':'info'}]",
            })
    void breadcrumbs_get_their_canonical_shape(String sent, String expected) {
        assertThat(body("{'breadcrumbs':" + sent + "}").at("/breadcrumbs/values"))
                .isEqualTo(json(expected));
    }

    @Test
    void of_a_hundred_thousand_breadcrumbs_the_newest_hundred_are_kept() {
        var sent = "{},".repeat(99_999) + "{'message':'last'}";

        var body = body("{'breadcrumbs':[" + sent + "]}");

        assertThat(body.at("/breadcrumbs/values")).hasSize(100);
        assertThat(body.at("/breadcrumbs/values/99/message").asText()).isEqualTo("last");
        assertThat(body.at("/_meta/breadcrumbs/values//len").asInt()).isEqualTo(100_000);
    }

    @Test
    void contexts_are_objects_with_a_type() {
        var body = body("{'contexts':{'x':null,'os':'str','mine':{'a':1},'e':{}}}");

        assertThat(body.path("contexts"))
                .isEqualTo(
                        json(
                                "{'os':{'raw_description':'str','type':'os','name':'str'},'mine':{'a':1,'type':'mine'}}"));
        assertThat(body.at("/_meta/contexts/os//rem/0/0").asText()).isEqualTo("!shape");
        assertThat(body("{'contexts':{'x':null}}").has("contexts")).isFalse();
    }

    @Test
    void what_is_nested_too_deep_becomes_text() {
        var body = body("{'contexts':{'deep':" + "{'a':".repeat(20) + "1" + "}".repeat(20) + "}}");

        var seventh = body.at("/contexts/deep/a/a/a/a/a/a/a");
        assertThat(seventh.isTextual()).isTrue();
        assertThat(json(seventh.asText()).at("/a/a/a/a/a/a/a/a/a/a/a/a/a").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'os':{'raw_description':'Microsoft Windows 10.0.19041'}} | Microsoft Windows"
                        + " 10.0.19041",
                "{'os':{'name':'Linux','version':'6.1'}}                   | Linux 6.1",
                "{'os':{'raw_description':'Plan9'}}                        | Plan9",
            })
    void an_operating_system_is_read_from_its_description(String contexts, String expected) {
        assertThat(event("{'contexts':" + contexts + "}").tags()).containsEntry("os", expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'trace_id':'4C79F60C-1121-4EB3-8604-F4AE0781BFB2','span_id':'FA90FDEAD5F74052'}|"
                        + " {'trace_id':'4c79f60c11214eb38604f4ae0781bfb2','span_id':'fa90fdead5f74052','type':'trace'}",
                "{'trace_id':'00000000000000000000000000000000'} | null",
                "{'trace_id':'4c79'} | null",
            })
    void a_trace_needs_its_id(String sent, String expected) {
        assertThat(body("{'contexts':{'trace':" + sent + "}}").at("/contexts/trace"))
                .isEqualTo(json(expected));
    }

    @Test
    void a_mebibyte_of_extra_is_cut_and_marked() {
        var values = many(100, i -> "'k" + i + "':{'list':[" + "'0123456789',".repeat(800) + "1]}");

        var event = event("{'extra':{'long':'" + "x".repeat(20_000) + "'," + values + "}}");

        var body = body(event);
        assertThat(Reads.stored(event).length).isLessThan(300_000);
        assertThat(body.at("/extra/long").asText())
                .hasSizeLessThanOrEqualTo(16 << 10)
                .endsWith("x...");
        assertThat(body.at("/_meta/extra/long//len").asInt()).isEqualTo(20_000);
        assertThat(body.at("/_meta/extra//len").asInt()).isEqualTo(101);
    }

    @Test
    void what_the_sdk_noted_stays() {
        var body =
                body(
                        "{'extra':{'k':'ab...'},'_meta':{'extra':{'k':{'':{'len':900,'rem':[['!limit','x',2,5]]}}}},"
                                + "'level':'bogus'}");

        assertThat(body.at("/_meta/extra/k/"))
                .isEqualTo(json("{'len':900,'rem':[['!limit','x',2,5]]}"));
        assertThat(body.at("/_meta/level/"))
                .isEqualTo(
                        json(
                                "{'err':[['invalid_data',{'reason':'expected a"
                                        + " level'}]],'val':'bogus'}"));
    }

    @Test
    void what_the_sdk_noted_moves_with_its_value() {
        var body =
                body(
                        "{'request':{'headers':{'x-b':'[Filtered]','cookie':'a=b','accept':'*'}},'tags':{'release':'1','long"
                                + " one':'x'},'breadcrumbs':[{},{'message':'m'}],'_meta':{'request':{'headers':{'x-b':{'':{'len':1}}}},'tags':{'long"
                                + " one':{'':{'len':2}}},"
                                + "'breadcrumbs':{'1':{'message':{'':{'len':3}}}}}}");

        assertThat(body.at("/request/headers/1/0").asText()).isEqualTo("X-B");
        assertThat(body.at("/_meta/request/headers")).isEqualTo(json("{'1':{'1':{'':{'len':1}}}}"));
        assertThat(body.at("/_meta/tags/0")).isEqualTo(json("{'1':{'':{'len':2}}}"));
        assertThat(body.at("/_meta/tags/release//val").asText()).isEqualTo("1");
        assertThat(body.at("/_meta/breadcrumbs"))
                .isEqualTo(json("{'values':{'1':{'message':{'':{'len':3}}}}}"));
    }

    @Test
    void errors_of_the_sdk_stay_before_ours() {
        var body = body("{'errors':[{'type':'js_no_source'}],'level':'bogus'}");

        assertThat(body.at("/errors/0/type").asText()).isEqualTo("js_no_source");
        assertThat(body.at("/errors/1"))
                .isEqualTo(
                        json(
                                "{'type':'invalid_data','name':'level','value':'bogus','reason':'expected"
                                        + " a level'}"));
    }

    @Test
    void images_of_an_unknown_type_are_dropped() {
        var body =
                body(
                        "{'debug_meta':{'images':[{'type':'sourcemap','debug_id':'x'},{'type':'jpeg'}]}}");

        assertThat(body.at("/debug_meta/images"))
                .isEqualTo(json("[{'type':'sourcemap','debug_id':'x'}]"));
        assertThat(body.path("errors")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'start_timestamp':1768814070,'timestamp':1768814071",
                "'timestamp':1768814071,TRACE",
                "'start_timestamp':1768814070,TRACE",
                "'start_timestamp':1768814072,'timestamp':1768814071,TRACE",
                "'start_timestamp':1768814070,'timestamp':1768814071,TRACE,'spans':[{'op':'db'}]",
            })
    void a_transaction_without_its_parts_is_none(String fields) {
        var reading = reading("{'type':'transaction'," + trace(fields) + "}");

        assertThat(reading).isInstanceOf(Reading.Refused.class);
        assertThat(((Reading.Refused) reading).reason()).isEqualTo("invalid_transaction");
    }

    @Test
    void a_whole_transaction_is_read() {
        var event =
                event(
                        "{'type':'transaction','transaction':'GET /','start_timestamp':1768814070,"
                                + trace("'timestamp':1768814071,TRACE")
                                + ",'measurements':{'lcp':{'value':1}}}");

        assertThat(event.type()).isEqualTo(EventType.TRANSACTION);
        assertThat(event.level()).isEqualTo(Level.INFO);
        assertThat(headline(event).title()).isEqualTo("GET /");
        assertThat(body(event).at("/measurements/lcp/value").asInt()).isEqualTo(1);
    }

    @Test
    void only_transactions_keep_spans() {
        assertThat(body("{'spans':[{}],'measurements':{'a':1}}").has("spans")).isFalse();
    }

    private static String trace(String fields) {
        return fields.replace(
                "TRACE",
                "'contexts':{'trace':{'trace_id':'4c79f60c11214eb38604f4ae0781bfb2','span_id':'fa90fdead5f74052'}}");
    }
}
