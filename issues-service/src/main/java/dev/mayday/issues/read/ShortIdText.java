package dev.mayday.issues.read;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A short id as people write it, in any letter case.
///
/// @param projectSlug in lower case
record ShortIdText(String projectSlug, long number) {

    private static final Pattern FORM =
            Pattern.compile("([A-Za-z0-9][A-Za-z0-9-]*)-([0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{1,12})");
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    static Optional<ShortIdText> parse(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) return Optional.empty();
        long number = 0;
        for (char digit : form.group(2).toUpperCase(Locale.ROOT).toCharArray()) {
            number = number * DIGITS.length() + DIGITS.indexOf(digit);
        }
        return Optional.of(new ShortIdText(form.group(1).toLowerCase(Locale.ROOT), number));
    }
}
