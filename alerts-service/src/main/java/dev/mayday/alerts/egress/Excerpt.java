package dev.mayday.alerts.egress;

import java.net.URI;
import java.util.stream.Stream;

/// What the delivery log keeps of an answer: its first KiB, without the secrets of the address that
/// some receivers echo.
final class Excerpt {

    private static final int LONGEST = 1024;
    private static final int SHORTEST_SECRET = 6;

    private Excerpt() {}

    static String of(String answer, String url) {
        var text = printable(answer);
        for (var secret : secrets(url)) {
            text = text.replace(secret, "***");
        }
        return cut(text);
    }

    private static String[] secrets(String url) {
        var path = url.substring(Math.min(url.length(), afterHost(url)));
        return Stream.concat(Stream.of(path), Stream.of(path.split("[/?&=#]")))
                .filter(part -> part.length() >= SHORTEST_SECRET && !part.equals("services"))
                .toArray(String[]::new);
    }

    private static int afterHost(String url) {
        var authority = URI.create(url).getRawAuthority();
        return authority == null ? url.length() : url.indexOf(authority) + authority.length();
    }

    private static String printable(String answer) {
        var text = answer.replace("\r\n", "\n").strip();
        return text.codePoints()
                .filter(c -> c == '\n' || c == '\t' || !Character.isISOControl(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /// A KiB of UTF-8, cut at a code point.
    private static String cut(String text) {
        var bytes = 0;
        for (var i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            var c = text.codePointAt(i);
            bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            if (bytes > LONGEST) {
                return text.substring(0, i);
            }
        }
        return text;
    }
}
