package dev.mayday.ui.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HighlighterTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "python     | return MAP[label]  # why       | k:return  MAP[label]  c:# why",
                "python     | x = load('a # b', 3)           | x =  f:load ( s:'a # b' ,  n:3 )",
                "javascript | const t = cart.total() // sum  | k:const  t = cart. f:total ()  c://"
                        + " sum",
                "java       | throw new Oops(\"a \\\" b\");  | k:throw   k:new   f:Oops ( s:\"a"
                        + " \\\" b\" );",
                "go         | if err != nil {                | k:if  err !=  k:nil  {"
            })
    void lines_are_cut_into_their_parts(String platform, String line, String expected) {
        var tokens = new Highlighter(platform.strip()).tokens(line.strip());

        var printed =
                tokens.stream()
                        .map(t -> t.kind().isEmpty() ? t.text() : t.kind() + ":" + t.text())
                        .collect(Collectors.joining(" "));
        assertThat(printed.replaceAll("\\s+", " "))
                .isEqualTo(expected.strip().replaceAll("\\s+", " "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "'unclosed", "\"\\", "/* open", "#", "}{)(", "日本語 = 値(1)"})
    void nothing_is_lost_whatever_the_line_is(String line) {
        var tokens = new Highlighter("python").tokens(line);

        assertThat(tokens.stream().map(Highlighter.Token::text).collect(Collectors.joining()))
                .isEqualTo(line);
    }

    @Test
    void an_endless_line_is_cut() {
        var tokens = new Highlighter("javascript").tokens("a(".repeat(100_000));

        assertThat(tokens.stream().mapToInt(t -> t.text().length()).sum()).isEqualTo(501);
    }
}
