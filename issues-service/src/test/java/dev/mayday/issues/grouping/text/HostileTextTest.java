package dev.mayday.issues.grouping.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// No text of 8 kB makes the kinds look at a character more than two hundred times. What looks
/// ahead from every piece to the end would do so thousands of times.
class HostileTextTest {

    private static final int LENGTH = 8192;
    private static final int MOST_LOOKS = 200;

    @ParameterizedTest
    @MethodSource("repeated")
    void no_text_is_looked_at_more_than_two_hundred_times(String piece) {
        var text = new Looked(text(piece));

        Parameters.replace(text, Integer.MAX_VALUE);

        assertThat(text.looks / LENGTH).as(piece).isLessThan(MOST_LOOKS);
    }

    /// Counts the characters that are looked at.
    private static final class Looked extends Text {

        private long looks;

        Looked(String text) {
            super(text);
        }

        @Override
        char at(int i) {
            looks++;
            return super.at(i);
        }

        @Override
        boolean startsWith(String prefix, int i) {
            looks += prefix.length();
            return super.startsWith(prefix, i);
        }

        @Override
        boolean startsWithEitherCase(String prefix, int i) {
            looks += prefix.length();
            return super.startsWithEitherCase(prefix, i);
        }

        @Override
        int indexOf(char c, int from) {
            return looked(from, super.indexOf(c, from));
        }

        @Override
        int indexOf(String part, int from) {
            return looked(from, super.indexOf(part, from));
        }

        @Override
        String part(int from, int to) {
            looks += to - from;
            return super.part(from, to);
        }

        @Override
        int runEnd(int i, Class of) {
            return looked(i, super.runEnd(i, of));
        }

        @Override
        int runEnd(int i, Class of, int most) {
            return looked(i, super.runEnd(i, of, most));
        }

        private int looked(int from, int to) {
            looks += 1 + Math.max(0, (to == NO_MATCH ? length() : to) - from);
            return to;
        }
    }

    /// With a mixed end: what looks ahead for one from every piece would pay for it each time.
    private static String text(String piece) {
        return piece.repeat(LENGTH / piece.length() + 1).substring(0, LENGTH - 2) + "A1";
    }

    static Stream<String> repeated() {
        return Stream.of(
                "a",
                "a.",
                "a-",
                "abcde-",
                "/tmp/a:",
                "/home/",
                "1.1.2026.",
                "7Z",
                "error #1",
                "-",
                "_",
                "a_",
                "0",
                "1",
                "0-",
                "1.",
                "1.1.",
                "1:",
                ":",
                "::",
                "::1",
                "a:",
                "f:f",
                "@",
                "a@",
                "a@b",
                "a@b.",
                "://",
                "a://",
                "a://)",
                "a+",
                "=",
                "='",
                "='\"",
                "=\"",
                "Mon",
                "Mon ",
                "Mon, ",
                "Mon  Jan ",
                "Jan 1 ",
                "Jan 1 10:10 ",
                "1 Jan 2026 10:10 ",
                "10:10",
                "10:10:",
                "10:10:10,",
                "2026-11-22T10:10:10.",
                "2026-11-22",
                "20261122 1010",
                "datetime.datetime(",
                "Sun Nov 22 2026 " + "07:03:51 GMT+0100 (",
                "eyJ",
                "eyJ-",
                "eyJaaaaaaaa.",
                "eyJ-aaaaaaa.aaaaaaa",
                "aB1",
                "aB1-",
                "aB1=",
                "aB1aB1aB1aB1=",
                "0x",
                "0xf",
                "deadbeef1",
                "dead-beef1",
                "status",
                "status ",
                "status code ",
                "exited with code ",
                "errno(",
                "utf-8",
                "v1.",
                "v1-1",
                "HTTP ",
                "HTTP/1.1 ",
                "failed with ",
                "ORA-1",
                "1xx",
                "00:1b:",
                "1.1.1.",
                "255.255.255.255",
                "com.",
                "a.com",
                "a.io/x.",
                "io/a.b",
                "a.com-",
                "x".repeat(63) + ".",
                "x".repeat(64) + ".",
                "a-".repeat(40) + ".",
                "\n",
                " ",
                "\t ",
                "é",
                "\u2028",
                "1e",
                "1.5e+",
                "-1",
                "--1",
                "#12",
                "_12",
                "true=",
                "=true",
                "Loading chunk ",
                " is not a function",
                "6f1d2c3e-8a4b-",
                "00-" + "a".repeat(32) + "-",
                "1-" + "a".repeat(8) + "-");
    }
}
