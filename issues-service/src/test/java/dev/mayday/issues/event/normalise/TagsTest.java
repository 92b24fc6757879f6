package dev.mayday.issues.event.normalise;

import static dev.mayday.issues.event.normalise.Reads.body;
import static dev.mayday.issues.event.normalise.Reads.event;
import static dev.mayday.issues.event.normalise.Reads.many;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'n':1}                 | n=1",
                "{'b':true}              | b=True",
                "{'f':2.0}               | f=2",
                "{'n':null}              | ~~",
                "[['a','1'],['a','2']]   | a=1",
                "[['a',null]]            | ~~",
                "{'foo bar':'x'}         | foo-bar=x",
                "{'föö':'x'}             | ~~",
                "{'a':'  x  '}           | a=x",
                "{'a':'x\\ny'}           | ~~",
                "{'a':''}                | ~~",
                "{'':'x'}                | ~~",
                "{'release':'9','a':'x'} | a=x",
                "{'sentry:user':'9'}     | ~~",
                "{'a':{'b':1}}           | ~~",
                "'x'                     | ~~",
            })
    void tags_are_short_lines_with_plain_keys(String sent, String expected) {
        var tags = event("{'tags':" + sent + "}").tags();

        var own =
                tags.entrySet().stream()
                        .filter(tag -> !tag.getKey().equals("level"))
                        .map(Object::toString);
        assertThat(own.collect(Collectors.joining(","))).isEqualTo(expected);
    }

    @Test
    void a_long_value_is_cut_and_marked() {
        var event = event("{'tags':{'a':'" + "x".repeat(300) + "'}}");

        assertThat(event.tags().get("a")).hasSize(200).endsWith("x...");
        assertThat(body(event).at("/_meta/tags/0/1//len").asInt()).isEqualTo(300);
    }

    @Test
    void ten_thousand_tags_are_200() {
        var sent = many(10_000, i -> "'k" + i + "':'v'");

        var event = event("{'tags':{" + sent + "}}");

        assertThat(event.tags())
                .hasSizeBetween(200, 220)
                .containsKey("k199")
                .doesNotContainKey("k200");
        assertThat(body(event).at("/_meta/tags//len").asInt()).isEqualTo(10_000);
    }

    @Test
    void the_server_adds_what_it_knows() {
        var event =
                event(
                        "{'level':'fatal','environment':'production','release':'shop@1','dist':'7','server_name':'web-1',"
                                + "'transaction':'checkout','logger':'app','request':{'url':'https://x.io/a?b'},"
                                + "'user':{'id':42},'contexts':{'runtime':{'name':'CPython','version':'3.11.7'},"
                                + "'browser':{'name':'Firefox'},'device':{'family':'Mac','model':'M4'}},"
                                + "'exception':[{'type':'E','mechanism':{'type':'logging','handled':true}}],"
                                + "'tags':{'level':'mine','runtime':'own','a':'b'}}");

        assertThat(event.tags())
                .containsOnly(
                        entry("level", "fatal"),
                        entry("runtime", "own"),
                        entry("a", "b"),
                        entry("environment", "production"),
                        entry("release", "shop@1"),
                        entry("dist", "7"),
                        entry("transaction", "checkout"),
                        entry("logger", "app"),
                        entry("server_name", "web-1"),
                        entry("url", "https://x.io/a"),
                        entry("user", "id:42"),
                        entry("handled", "yes"),
                        entry("mechanism", "logging"),
                        entry("runtime.name", "CPython"),
                        entry("browser", "Firefox"),
                        entry("browser.name", "Firefox"),
                        entry("device", "M4"),
                        entry("device.family", "Mac"));
        assertThat(body(event).at("/tags/0").toString()).isEqualTo("[\"level\",\"fatal\"]");
        assertThat(body(event).path("tags")).hasSize(event.tags().size());
    }
}
