package dev.mayday.ui.web;

import java.util.Locale;

/// A number as people read it: short in a table, exact on hover.
///
/// @param compact 10.2k
/// @param exact 10,247
public record Count(long value, String compact, String exact) {

    public static Count of(long value) {
        return new Count(value, compact(value), String.format(Locale.ENGLISH, "%,d", value));
    }

    public boolean isOne() {
        return value == 1;
    }

    private static String compact(long value) {
        if (value < 10_000) return String.format(Locale.ENGLISH, "%,d", value);
        if (value < 1_000_000) return scaled(value, 1_000, "k");
        if (value < 1_000_000_000) return scaled(value, 1_000_000, "M");
        return scaled(value, 1_000_000_000, "G");
    }

    /// Rounded down, so that 999,999 never reads as a million.
    private static String scaled(long value, long unit, String letter) {
        long tenths = value * 10 / unit;
        return tenths < 1000 && tenths % 10 != 0
                ? tenths / 10 + "." + tenths % 10 + letter
                : tenths / 10 + letter;
    }
}
