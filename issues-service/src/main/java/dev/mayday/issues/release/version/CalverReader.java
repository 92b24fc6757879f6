package dev.mayday.issues.release.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads `2026.01.15`, `shop@2026-1-15_2` and `20260115.2`: the last two are the same day and the
/// same second release of it.
final class CalverReader {

    private static final int YEAR = 4;
    private static final int DAY = 8;
    private static final int MOST_GROUPS = 5;

    private CalverReader() {}

    static Optional<Reading> read(String version) {
        var named = Named.of(version);
        var groups = List.of(named.number().split("[._-]", -1));
        if (!groups.stream().allMatch(Digits::are)) return Optional.empty();
        var numbers = numbers(groups, named.number());
        return numbers.map(read -> new Reading(named.pack(), VersionKey.of(read)));
    }

    private static Optional<List<String>> numbers(List<String> groups, String text) {
        var first = groups.getFirst();
        if (first.length() == YEAR) {
            boolean some = groups.size() >= 2 && groups.size() <= MOST_GROUPS;
            return some ? Optional.of(groups) : Optional.empty();
        }
        boolean day = first.length() == DAY && (groups.size() == 1 || text.charAt(DAY) == '.');
        return day && groups.size() <= 2 ? Optional.of(inParts(groups)) : Optional.empty();
    }

    /// So that a day is the same however it is written.
    private static List<String> inParts(List<String> groups) {
        var day = groups.getFirst();
        var numbers =
                new ArrayList<>(
                        List.of(day.substring(0, 4), day.substring(4, 6), day.substring(6)));
        numbers.addAll(groups.subList(1, groups.size()));
        return numbers;
    }
}
