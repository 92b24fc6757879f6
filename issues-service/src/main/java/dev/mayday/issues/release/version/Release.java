package dev.mayday.issues.release.version;

import java.time.Instant;
import java.util.Comparator;

/// A release, as far as its place among others depends on it.
///
/// @param date when it was released, else when it became known
/// @param id in order of creation: decides between equal dates
public record Release(String version, Instant date, long id) {

    static final Comparator<Release> BY_DATE =
            Comparator.comparing(Release::date).thenComparingLong(Release::id);

    private static final int LONGEST_SHOWN = 64;

    /// For sentences, which have a bound.
    public String shown() {
        return shown(version);
    }

    static String shown(String text) {
        if (text.codePointCount(0, text.length()) <= LONGEST_SHOWN) return text;
        return text.substring(0, text.offsetByCodePoints(0, LONGEST_SHOWN - 1)) + "…";
    }
}
