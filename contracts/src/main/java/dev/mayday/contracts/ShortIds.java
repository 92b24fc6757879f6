package dev.mayday.contracts;

import java.util.Locale;

/// Short ids of issues: `SHOP-3F`, the project's slug and a per-project counter in base 32
/// (semantics 1.1).
public final class ShortIds {

    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private ShortIds() {}

    /// @param number the ordinal within its project, from 1
    public static String format(String projectSlug, long number) {
        var digits = new StringBuilder();
        for (long rest = number; rest > 0; rest /= 32) {
            digits.append(DIGITS.charAt((int) (rest % 32)));
        }
        return projectSlug.toUpperCase(Locale.ROOT) + "-" + digits.reverse();
    }
}
