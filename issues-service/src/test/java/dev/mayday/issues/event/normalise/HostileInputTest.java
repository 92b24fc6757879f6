package dev.mayday.issues.event.normalise;

import static dev.mayday.issues.event.normalise.Reads.FACTS;
import static dev.mayday.issues.event.normalise.Reads.body;
import static dev.mayday.issues.event.normalise.Reads.event;
import static dev.mayday.issues.event.normalise.Reads.headline;
import static dev.mayday.issues.event.normalise.Reads.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.mayday.issues.event.model.NormalisedEvent;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileInputTest {

    private final EventReader reader = new EventReader();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "42",
                "\"x\"",
                "{",
                "{}x",
                "{\"a\":}",
                "{'a':1}",
                "\u0000",
                "{\"a\":1}{\"b\":2}"
            })
    void what_is_not_one_object_is_refused(String payload) {
        assertRefused(payload.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void levels_without_an_end_are_refused_without_a_stack_overflow() {
        assertRefused("{\"a\":".repeat(10_000).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void nesting_within_the_limit_is_read_anywhere() {
        var deep = "[".repeat(190) + "]".repeat(190);
        for (var key :
                new String[] {
                    "extra",
                    "tags",
                    "exception",
                    "contexts",
                    "user",
                    "request",
                    "_meta",
                    "fingerprint",
                    "x"
                }) {
            body("{'" + key + "':" + deep + "}");
            body("{'" + key + "':{'values':" + deep + ",'data':" + deep + "}}");
        }
    }

    @Test
    void too_many_levels_cost_only_what_is_too_deep() {
        for (int depth : new int[] {65, 199, 201, 999, 1001, 10_000, 400_000}) {
            var text = "\"a\\\"[{\\\\\"";
            var deep = "[".repeat(depth) + text + "]".repeat(depth);

            var body =
                    body(
                            "{'message':'m','extra':{'deep':"
                                    + deep
                                    + ",'after':1},'tags':{'a':'b'}}");

            assertThat(body.at("/logentry/formatted").asText()).isEqualTo("m");
            assertThat(body.at("/extra/after").asInt()).isEqualTo(1);
            assertThat(body.path("tags").toString()).contains("[\"a\",\"b\"]");
            assertThat(body.path("_meta").toString()).contains("!depth");
        }
    }

    @Test
    void a_long_list_keeps_its_ends_and_what_was_noted_of_them() {
        var list = "{}".repeat(9_999).replace("}{", "},{");
        var body =
                body(
                        "{'_meta':{'x':{'9999':{'':{'len':7}},'5000':{'':{'len':8}}}},'x':["
                                + list
                                + ",{'last':'"
                                + "y".repeat(10)
                                + "'}]}");

        assertThat(body.path("x")).hasSize(2 * 1500);
        assertThat(body.at("/x/2999/last").asText()).isEqualTo("yyyyyyyyyy");
        assertThat(body.at("/_meta/x//len").asInt()).isEqualTo(10_000);
        assertThat(body.at("/_meta/x/2999//len").asInt()).isEqualTo(7);
        assertThat(body.path("_meta").toString()).doesNotContain("8");
    }

    @Test
    void a_heap_of_values_leaves_room_for_the_stack_behind_it() {
        var row = "[" + "1,".repeat(700) + "1]";
        var event =
                event(
                        "{'extra':{'matrix':["
                                + (row + ",").repeat(699)
                                + row
                                + "]},'exception':[{'type':'E','stacktrace':{'frames':[{'function':'f'}]}}]}");

        assertThat(event.exceptions().getFirst().type()).isEqualTo("E");
        assertThat(event.stacks().getFirst().frames()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Aa BB", "Aa B@"})
    void keys_that_collide_in_any_table_cost_nothing_but_themselves(String pair) {
        var letters = pair.split(" ");
        var keys = new StringBuilder("{\"message\":\"m\",\"extra\":{");
        for (int i = 0; i < 1 << 14; i++) {
            keys.append('"');
            for (int bit = 0; bit < 14; bit++) keys.append(letters[(i >> bit) & 1]);
            keys.append("\":1,");
        }
        keys.append("\"end\":1}}");

        var reading = reader.read(keys.toString().getBytes(StandardCharsets.UTF_8), FACTS);

        assertThat(((Reading.Read) reading).event().logentry().formatted()).isEqualTo("m");
    }

    @Test
    void nul_goes_everywhere_and_lone_surrogates_are_replaced() {
        var event =
                event(
                        "{'message':'a\\u0000b\\ud800c','extra':{'k\\u0000ey':'\\udc00\\ud83d\\ude00'},"
                                + "'tags':{'t\\u0000ag':'v\\u0000'}}");

        assertThat(event.logentry().formatted()).isEqualTo("ab\uFFFDc");
        assertThat(event.tags()).containsEntry("tag", "v");
        assertThat(body(event).at("/extra/key").asText()).isEqualTo("\uFFFD\uD83D\uDE00");
    }

    @Test
    void invalid_utf_8_is_replaced() {
        var payload = "{\"message\":\"aXb\"}".getBytes(StandardCharsets.ISO_8859_1);
        payload[13] = (byte) 0xFF;

        var event = ((Reading.Read) reader.read(payload, FACTS)).event();

        assertThat(headline(event).title()).isEqualTo("a\uFFFDb");
    }

    @Test
    void a_byte_order_mark_and_raw_control_characters_are_tolerated() {
        var payload = "\uFEFF{\"message\":\"a\tb\u001b[31m\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(headline(((Reading.Read) reader.read(payload, FACTS)).event()).title())
                .isEqualTo("a\tb\u001b[31m");
    }

    @Test
    void a_key_of_ten_kilobytes_costs_only_its_end() {
        var key =
                body("{'extra':{'" + "k".repeat(10_000) + "':1}}")
                        .path("extra")
                        .fieldNames()
                        .next();

        assertThat(key).hasSize(1024).endsWith("...");
    }

    /// One seed for ever: a failure here can be run again.
    @Test
    void twenty_thousand_mutations_never_throw_and_never_leave_a_nul() {
        var random = new Random(20260119);
        var seeds = new byte[][] {Samples.pythonIncident(), Mutations.everything()};
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            var payload = Mutations.of(seeds[i % seeds.length], random);
            if (reader.read(payload, FACTS) instanceof Reading.Read(var event)) {
                read++;
                assertStorable(event, payload);
            }
        }
        assertThat(read).isGreaterThan(5_000);
    }

    private static void assertStorable(NormalisedEvent event, byte[] payload) {
        var json = new String(Reads.stored(event), StandardCharsets.UTF_8);
        if (json.indexOf('\u0000') >= 0 || json.contains("\\u0000")) {
            throw new AssertionError("NUL left of " + new String(payload, StandardCharsets.UTF_8));
        }
        assertThat(headline(event).title()).isNotBlank();
    }

    @Test
    void wrong_types_in_every_place_never_cost_the_event() {
        for (var wrong :
                new String[] {
                    "null",
                    "true",
                    "42",
                    "-1.5",
                    "\"\"",
                    "\"x\"",
                    "[]",
                    "{}",
                    "[null]",
                    "[[1,2]]",
                    "{\"a\":{}}"
                }) {
            for (var payload :
                    Mutations.withEachValueReplaced(tree(Mutations.everything()), wrong)) {
                var reading = reader.read(payload, FACTS);
                if (reading instanceof Reading.Refused refused) {
                    assertThat(refused.reason())
                            .as(new String(payload, StandardCharsets.UTF_8))
                            .isEqualTo("timestamp");
                } else {
                    assertThatCode(() -> Reads.stored(((Reading.Read) reading).event()))
                            .doesNotThrowAnyException();
                }
            }
        }
    }

    private void assertRefused(byte[] payload) {
        var reading = reader.read(payload, FACTS);

        assertThat(reading).isInstanceOf(Reading.Refused.class);
        assertThat(((Reading.Refused) reading).reason()).isEqualTo("invalid_json");
    }
}
