package dev.mayday.issues.event.normalise;

import static dev.mayday.issues.event.normalise.Reads.FACTS;
import static dev.mayday.issues.event.normalise.Reads.body;
import static dev.mayday.issues.event.normalise.Reads.event;
import static dev.mayday.issues.event.normalise.Reads.tree;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Numbers that no machine has, and what is nearly one.
class LongNumbersTest {

    private final EventReader reader = new EventReader();

    @ParameterizedTest
    @ValueSource(ints = {101, 1_000, 100_000})
    void a_number_of_any_length_is_kept_as_text_wherever_it_stands(int digits) {
        var number = "7" + "1".repeat(digits - 1);
        for (var payload : Mutations.withEachValueReplaced(tree(Mutations.everything()), "\"@\"")) {
            var numbered = new String(payload, StandardCharsets.UTF_8).replace("\"@\"", number);
            var event =
                    ((Reading.Read) reader.read(numbered.getBytes(StandardCharsets.UTF_8), FACTS))
                            .event();

            assertThat(body(event).size()).as(numbered).isPositive();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/extra/n",
                "/extra/list/0",
                "/contexts/c/n",
                "/exception/values/0/stacktrace/frames/0/vars/n",
                "/breadcrumbs/values/0/data/n",
                "/user/id",
                "/request/data/n",
                "/request/env/n"
            })
    void a_long_number_stays_readable_with_a_note(String path) {
        var number = "9".repeat(101);
        var body =
                body(
                        "{'extra':{'n':@,'list':[@]},'contexts':{'c':{'n':@}},'exception':[{'type':'E','stacktrace':{'frames':[{'function':'f','lineno':@,'vars':{'n':@}}]}}],'breadcrumbs':[{'data':{'n':@}}],'user':{'id':@},'request':{'data':{'n':@},'env':{'n':@}}}"
                                .replace("@", number));

        assertThat(body.at(path).textValue()).isEqualTo(number);
        assertThat(body.at("/_meta" + path + "//rem").toString())
                .isEqualTo("[[\"!number\",\"a\"]]");
        assertThat(body.path("errors").toString())
                .contains("exception.values.0.stacktrace.frames.0.lineno");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e400",
                "-1E+99999",
                "1e999999999999",
                "1e-400",
                "NaN",
                "Infinity",
                "-Infinity",
                "0.00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000001"
            })
    void a_number_that_has_no_double_stays_as_it_was_written(String number) {
        var body =
                body(
                        "{'extra':{'n':"
                                + number
                                + "},'user':{'id':"
                                + number
                                + "},'timestamp':"
                                + number
                                + "}");

        assertThat(body.at("/extra/n").textValue()).isEqualTo(number);
        assertThat(body.at("/user/id").textValue()).isEqualTo(number);
        assertThat(body.at("/_meta/extra/n//rem").toString()).isEqualTo("[[\"!number\",\"a\"]]");
        assertThat(body.path("timestamp").asText()).isEqualTo(Reads.RECEIVED.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "007,7",
        "-0,0",
        "+5,5",
        ".5,0.5",
        "5.,5.0",
        "12345678901234567890123,12345678901234567890123"
    })
    void numbers_that_are_nearly_json_are_numbers(String sent, String read) {
        assertThat(body("{'extra':{'n':" + sent + "}}").at("/extra/n").toString()).isEqualTo(read);
    }

    @Test
    void words_for_no_number_are_tolerated() {
        var extra = body("{'extra':{'a':NaN,'b':-Infinity,'c':1e999}}").path("extra");

        assertThat(extra.path("a").asText()).isEqualTo("NaN");
        assertThat(extra.path("b").asText()).isEqualTo("-Infinity");
        assertThat(extra.path("c").asText()).isEqualTo("1e999");
    }
}
