package dev.mayday.issues.grouping;

import static dev.mayday.issues.event.normalise.Reads.event;
import static dev.mayday.issues.grouping.Events.decided;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mayday.issues.event.model.NormalisedEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// However much an event asks for, key and explanation stay small (grouping 0.1).
class AmplificationTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LONG = "x\\u00e9".repeat(2_000);

    @ParameterizedTest
    @MethodSource("greedy")
    void key_and_explanation_stay_small(String payload) throws JsonProcessingException {
        var decided = decided(event(payload));

        var explanation = JSON.writeValueAsBytes(decided.explanation());
        assertThat(explanation.length).isLessThanOrEqualTo(16 * 1024);
        int key =
                decided.key().stream()
                        .flatMap(List::stream)
                        .mapToInt(value -> value.getBytes(StandardCharsets.UTF_8).length)
                        .sum();
        assertThat(key).isLessThan(64 * 1024);
    }

    static Stream<String> greedy() {
        var every = "message raw_message type value raw_value transaction function module path";
        var variables =
                Stream.of(every.split(" "))
                        .map(name -> "{{" + name + "}}")
                        .collect(Collectors.joining());
        return Stream.of(
                said(many(31, "{{message}}".repeat(93))),
                said(many(31, "{{ raw_message }}".repeat(60))),
                said(many(31, "{{tags.a}}{{ tags.b }}".repeat(46))),
                said(many(31, variables)),
                said(many(200, "y".repeat(1000))),
                said("'{{ default }}'," + many(30, "{{message}}".repeat(93))),
                // a variable within what a variable says is not opened again
                "{'message':'" + "{{message}}".repeat(700) + "','fingerprint':['{{raw_message}}']}",
                exceptions(1_000, "'stacktrace':{'frames':[{'function':'f','in_app':true}]}"),
                exceptions(1_000, "'module':'m'"),
                exceptions(50, "'stacktrace':{'frames':[" + frames(250) + "]}"),
                "{'message':'" + "a".repeat(900_000) + "'}");
    }

    private static String many(int count, String element) {
        return IntStream.range(0, count)
                .mapToObj(i -> "'" + element + "'")
                .collect(Collectors.joining(","));
    }

    private static String said(String fingerprint) {
        return "{'message':'"
                + LONG
                + "','tags':{'a':'"
                + "t".repeat(200)
                + "','b':'u'},'transaction':'"
                + LONG
                + "','fingerprint':["
                + fingerprint
                + "],'exception':[{'type':'"
                + LONG
                + "','value':'"
                + LONG
                + "','stacktrace':{'frames':["
                + frames(1)
                + "]}}]}";
    }

    private static String exceptions(int count, String rest) {
        return IntStream.range(0, count)
                .mapToObj(
                        i -> "{'type':'T" + i + "','value':'" + "v".repeat(500) + "'," + rest + "}")
                .collect(Collectors.joining(",", "{'exception':[", "]}"));
    }

    private static String frames(int count) {
        var name = "n".repeat(256);
        return IntStream.range(0, count)
                .mapToObj(i -> "{'function':'" + name + i + "','module':'" + name + i + "'}")
                .collect(Collectors.joining(","));
    }

    @Test
    void a_variable_gives_no_more_than_256_characters() {
        var key = decided(told("{{raw_message}}", "m".repeat(5_000))).key();

        assertThat(key).containsExactly(List.of("fp", "m".repeat(256)));
    }

    @Test
    void what_does_not_fit_still_tells_events_apart() {
        var filler = "f".repeat(1_000);
        var one = decided(told(filler, filler, filler, filler, filler, "one"));
        var same = decided(told(filler, filler, filler, filler, filler, "one"));
        var other = decided(told(filler, filler, filler, filler, filler, "other"));

        assertThat(one.hash()).isEqualTo(same.hash()).isNotEqualTo(other.hash());
        assertThat(one.key().getLast().getLast()).startsWith("sha256:");
    }

    @Test
    void elements_do_not_run_into_each_other_behind_the_limit() {
        var filler = "f".repeat(4_096);

        assertThat(decided(told(filler, "ab", "c")).hash())
                .isNotEqualTo(decided(told(filler, "a", "bc")).hash());
    }

    private static NormalisedEvent told(String... fingerprint) {
        return new EventBuilder("java")
                .logged(null, fingerprint[fingerprint.length - 1])
                .fingerprint(
                        fingerprint[0].startsWith("{{")
                                ? new String[] {fingerprint[0]}
                                : fingerprint)
                .build();
    }
}
