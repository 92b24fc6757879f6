package dev.mayday.ui.issues;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The time that trend and counts cover: one of three that are usual, or what a person likes to
/// see, in hours or days.
///
/// @param wire as an address says it: 14d
record Period(String wire) {

    static final Period HOURS_24 = new Period("24h");
    static final Period DAYS_14 = new Period("14d");
    static final Period DAYS_30 = new Period("30d");
    static final List<Period> USUAL = List.of(HOURS_24, DAYS_14, DAYS_30);

    private static final Pattern WORD = Pattern.compile("([1-9][0-9]{0,3}) ?([hd])");
    private static final int MOST_HOURS = 90 * 24;

    /// What is no period is the usual one.
    static Period of(String word) {
        return read(word).orElse(DAYS_14);
    }

    /// What is wrong with a word that somebody typed; empty when it is a period or nothing.
    static String problem(String word) {
        if (word.isEmpty() || read(word).isPresent()) return "";
        return "Not a period. Give hours or days, such as 36h or 7d, up to 90d.";
    }

    private static Optional<Period> read(String word) {
        var read = WORD.matcher(word);
        if (!read.matches()) return Optional.empty();
        int number = Integer.parseInt(read.group(1));
        var unit = read.group(2);
        return (unit.equals("d") ? number * 24 : number) > MOST_HOURS
                ? Optional.empty()
                : Optional.of(new Period(number + unit));
    }

    /// "14 d"
    public String words() {
        int unit = wire.length() - 1;
        return wire.substring(0, unit) + " " + wire.substring(unit);
    }

    boolean isUsual() {
        return USUAL.contains(this);
    }
}
