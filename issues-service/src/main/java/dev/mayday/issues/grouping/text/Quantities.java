package dev.mayday.issues.grouping.text;

import java.util.Set;

/// A number with its unit: durations (`350ms`, `2 hours`) and sizes (`12 MB`).
record Quantities(Text text, Set<String> units) implements Kind {

    static final Set<String> DURATION_UNITS =
            Set.of(
                    "ns", "us", "µs", "ms", "s", "sec", "secs", "second", "seconds", "minute",
                    "minutes", "min", "mins", "hour", "hours", "day", "days");
    static final Set<String> SIZE_UNITS =
            Set.of("KB", "MB", "GB", "TB", "KiB", "MiB", "GiB", "TiB", "byte", "bytes", "B");
    private static final int LONGEST_UNIT = 7;

    @Override
    public int end(int at) {
        if (!text.digit(at) || text.word(at - 1) || text.at(at - 1) == '.') return Text.NO_MATCH;
        int number = text.digitsEnd(at);
        if (text.at(number) == '.' && text.digit(number + 1)) number = text.digitsEnd(number + 1);
        int unit = Letters.space(text.at(number)) ? number + 1 : number;
        int end = text.runEnd(unit, Letters::word, LONGEST_UNIT);
        boolean known = !text.word(end) && units.contains(text.part(unit, end));
        return known ? end : Text.NO_MATCH;
    }
}
