package dev.mayday.alerts.egress;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What came back from a receiver.
///
/// @param status HTTP status, 0 when there was no answer
/// @param retryAfter the header as sent
/// @param text at most the first KiB of the body, or why there was no answer
/// @param barred the egress guard refused the address, or there was nothing to send: trying again
///     is of no use
public record Reply(int status, @Nullable String retryAfter, String text, boolean barred) {

    private static final int LONGEST = 1024;
    private static final int SHORTEST_SECRET = 6;

    public boolean delivered() {
        return status >= 200 && status < 300;
    }

    /// Nothing left the house: the message could not be made.
    public static Reply unsendable(Throwable failure) {
        return new Reply(0, null, cut(printable("cannot be sent: " + failure)), true);
    }

    /// The receiver's words as the delivery log keeps them: some receivers echo the address, and
    /// its path is a secret.
    static Reply answered(int status, @Nullable String retryAfter, String text, String url) {
        return new Reply(status, retryAfter, excerpt(text, secrets(url)), false);
    }

    static Reply none(String why) {
        return new Reply(0, null, cut(printable(why)), false);
    }

    static Reply barred(String why) {
        return new Reply(0, null, cut(printable(why)), true);
    }

    /// Secrets first, for a cut could leave half of one.
    static String excerpt(String answer, List<String> secrets) {
        var text = printable(answer);
        for (var secret : secrets) {
            text = text.replace(secret, "***");
        }
        return cut(text);
    }

    /// The longest first: the whole path before its parts.
    static List<String> secrets(String url) {
        var uri = URI.create(url.strip());
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        var path = (uri.getRawPath() == null ? "" : uri.getRawPath()) + query;
        return Stream.concat(Stream.of(path), Stream.of(path.split("[/?&=]")))
                .filter(part -> part.length() >= SHORTEST_SECRET && !part.equals("services"))
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
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
