package dev.mayday.ui.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.ui.Fixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiteralsTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '|',
            value = {
                "python     | null                    | None",
                "python     | true                    | True",
                "python     | \"'it'\"                | 'it'",
                "python     | [1, null, false]        | [1, None, False]",
                "python     | {\"a\": \"'b'\"}        | {'a': 'b'}",
                "ruby       | null                    | nil",
                "ruby       | {\"a\": null}           | {\"a\" => nil}",
                "go         | null                    | nil",
                "java       | null                    | null",
                "java       | true                    | true",
                "javascript | \"it's\"                | 'it\\'s'",
                "node       | \"<undefined>\"         | <undefined>",
                "node       | \"[Function: f]\"       | [Function: f]",
                "node       | {\"a\": {\"b\": null}}  | {a: {b: null}}",
                "php        | {}                      | {}"
            })
    void a_value_is_written_as_its_language_writes_it(
            String platform, String json, String printed) {
        assertThat(Literals.of(platform).print(Fixtures.json(json))).isEqualTo(printed);
    }

    @Test
    void what_is_too_widefor_a_line_has_one_for_each_part() {
        var wide = "x".repeat(60);
        var json = Fixtures.json("{\"a\": \"'%s'\", \"b\": [\"'%s'\"]}".formatted(wide, wide));

        assertThat(Literals.of("python").print(json))
                .isEqualTo("{\n    'a': '%s',\n    'b': ['%s']\n}".formatted(wide, wide));
    }

    @Test
    void the_variables_of_a_frame_are_written_so() {
        var frame = Fixtures.json("{\"vars\": {\"user\": null, \"paid\": false}}");

        assertThat(Variables.of(frame, Literals.of("python")).others())
                .extracting(Pair::value)
                .containsExactly("None", "False");
    }
}
