package dev.mayday.issues.organization;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Slugs of semantics 0.1: `[a-z0-9][a-z0-9-]{0,49}`, not only digits.
public final class Slugs {

    private static final Pattern SLUG = Pattern.compile("(?!\\d+$)[a-z0-9][a-z0-9-]{0,49}");
    private static final int LONGEST = 50;

    private Slugs() {}

    public static boolean isSlug(String text) {
        return SLUG.matcher(text).matches();
    }

    /// The slug of a name, or an empty string when the name has no letter from which to make one.
    public static String of(String name) {
        var plain = Normalizer.normalize(name, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
        var words = plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        var slug = trimmed(words);
        if (slug.length() > LONGEST) slug = trimmed(slug.substring(0, LONGEST));
        return isSlug(slug) ? slug : "";
    }

    private static String trimmed(String words) {
        return words.replaceAll("^-+|-+$", "");
    }
}
