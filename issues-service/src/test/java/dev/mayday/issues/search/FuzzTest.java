package dev.mayday.issues.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.issues.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever is typed is either understood or refused, after as many looks at its characters as it
/// is long, times a constant.
class FuzzTest {

    /// Keywords, keys and signs are tried at a character, a key that is none is read again as a
    /// word.
    private static final int LOOKS = 40;

    private static final IssueSql.Scope SCOPE =
            new IssueSql.Scope(Instant.EPOCH, "$0", "$1", "$2", "1", "2");

    private static final List<String> PARTS =
            List.of(
                    "(",
                    ")",
                    "[",
                    "]",
                    "\"",
                    "\\",
                    "!",
                    ":",
                    ",",
                    "*",
                    " ",
                    "  ",
                    "\t",
                    "OR",
                    " OR ",
                    "AND",
                    "NOT ",
                    "is:",
                    "is:new",
                    "level:",
                    ">=",
                    "!=",
                    "<",
                    "tags[",
                    "extra[",
                    "flags[",
                    "]:",
                    "has:",
                    "a",
                    "1k",
                    "-24h",
                    "+3d",
                    "2026-01-19",
                    "T08:00",
                    "Z",
                    "event.id:",
                    "issue:A-1",
                    "title:",
                    "contexts.a.b:",
                    "stack.module:",
                    "release:",
                    "latest",
                    "\u0000",
                    "\ud800",
                    "\udc00",
                    "\uD83D\uDE00",
                    "ß",
                    "İ",
                    "\u2028",
                    ".",
                    "-",
                    "_",
                    "//",
                    "KeyError: ",
                    "customer: ");

    private static final List<String> GOOD =
            List.of(
                    "is:unresolved (level:fatal OR events:>1k) !browser.name:Chrome",
                    "release:[shop@2.5.0, shop@2.5.*] firstSeen:-24h",
                    "tags[organisation_id]:\"acme*\" OR NOT (a AND \"b \\\" c\")",
                    "KeyError: 'unknown_category' has:[a, b] error.handled:no",
                    "issue:SHOP-1A event.id:00000000000000000000000000000001 users:!=3");

    @RepeatedTest(20)
    void no_text_breaks_the_reader() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            var text =
                    random.ints(random.nextInt(1, 60), 0, PARTS.size())
                            .mapToObj(PARTS::get)
                            .collect(Collectors.joining());
            understandOrRefuse(text, seed);
        }
    }

    @RepeatedTest(20)
    void no_slip_of_the_hand_breaks_the_reader() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            var text = new StringBuilder(GOOD.get(random.nextInt(GOOD.size())));
            for (int edits = random.nextInt(1, 6); edits > 0; edits--) edit(text, random);
            understandOrRefuse(text.toString(), seed);
        }
    }

    private static void edit(StringBuilder text, Random random) {
        int at = random.nextInt(text.length() + 1);
        switch (random.nextInt(3)) {
            case 0 -> text.insert(at, PARTS.get(random.nextInt(PARTS.size())));
            case 1 -> text.delete(at, Math.min(text.length(), at + random.nextInt(8)));
            default -> text.append(text, at, Math.min(text.length(), at + random.nextInt(30)));
        }
    }

    /// What is repeated without end, and must be refused before it costs anything.
    @Test
    void a_text_of_one_part_is_read_in_linear_time_too() {
        for (var part : PARTS) {
            for (var more : List.of("", " ", "a", ":", "("))
                understandOrRefuse((part + more).repeat(2_000 / (part + more).length()), 0);
        }
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void everything_that_is_understood_can_be_asked(Place place) {
        for (var text : GOOD) {
            var words = new ArrayList<>(List.of(text));
            words.addAll(List.of(text.split(" ")));
            for (var word : words) understandOrRefuse(word, place, 0);
        }
    }

    private static void understandOrRefuse(String text, long seed) {
        for (var place : Place.values()) understandOrRefuse(text, place, seed);
    }

    private static void understandOrRefuse(String text, Place place, long seed) {
        var parser = new Parser(text, Asking.in(place));
        try {
            var query = parser.query();
            if (place == Place.ISSUE_LIST) IssueSql.of(query, List.of(), SCOPE);
            else Events.test(query, place);
        } catch (Misread misread) {
            Refused refused = misread.in(text);
            assertThat(refused.getMessage()).startsWith("column ");
        } catch (RuntimeException broken) {
            throw new AssertionError("%s, seed %d: %s".formatted(place, seed, text), broken);
        }
        assertThat(parser.steps())
                .as("looks at the characters of %s", text)
                .isLessThan(LOOKS * (text.length() + 1L));
    }
}
