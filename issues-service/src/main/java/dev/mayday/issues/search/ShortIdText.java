package dev.mayday.issues.search;

import java.util.Locale;
import java.util.Optional;

/// Short ids as people write them, in any letter case.
public final class ShortIdText {

    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LONGEST_NUMBER = 12;
    private static final int LONGEST = 50 + 1 + LONGEST_NUMBER;

    private ShortIdText() {}

    public static Optional<Term.Issue> parse(String text) {
        int dash = text.lastIndexOf('-');
        boolean sized =
                text.length() <= LONGEST
                        && dash > 0
                        && dash < text.length() - 1
                        && text.length() - dash - 1 <= LONGEST_NUMBER;
        if (!sized) return Optional.empty();
        var slug = text.substring(0, dash).toLowerCase(Locale.ROOT);
        long number = number(text.substring(dash + 1).toUpperCase(Locale.ROOT));
        return number < 0 || !isSlug(slug)
                ? Optional.empty()
                : Optional.of(new Term.Issue(slug, number));
    }

    private static boolean isSlug(String slug) {
        return slug.charAt(0) != '-'
                && slug.chars()
                        .allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-');
    }

    private static long number(String digits) {
        long number = 0;
        for (char digit : digits.toCharArray()) {
            int value = DIGITS.indexOf(digit);
            if (value < 0) return -1;
            number = number * DIGITS.length() + value;
        }
        return number;
    }
}
