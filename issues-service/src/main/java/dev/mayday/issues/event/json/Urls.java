package dev.mayday.issues.event.json;

import java.util.List;

/// What we need to know of URLs, without a parser that could refuse them.
public final class Urls {

    private static final List<String> WITH_PATH =
            List.of("http://", "https://", "file://", "applewebdata://");

    private Urls() {}

    /// The path part of a URL, without query and fragment; anything else as it is.
    public static String pathOf(String text) {
        for (var scheme : WITH_PATH) {
            if (!text.regionMatches(true, 0, scheme, 0, scheme.length())) continue;
            int slash = text.indexOf('/', scheme.length());
            if (slash < 0) return text;
            var path = text.substring(slash, endOfPath(text, slash));
            return path.length() > 1 ? path : text;
        }
        return text;
    }

    private static int endOfPath(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '?' || text.charAt(i) == '#') return i;
        }
        return text.length();
    }
}
