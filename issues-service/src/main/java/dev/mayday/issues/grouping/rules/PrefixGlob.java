package dev.mayday.issues.grouping.rules;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/// Patterns that are a plain text followed by `*`: one binary search decides however many there
/// are.
final class PrefixGlob implements Glob {

    /// Sorted, and none is the beginning of another.
    private final String[] prefixes;

    PrefixGlob(List<String> patterns) {
        var sorted = new TreeSet<String>();
        patterns.forEach(pattern -> sorted.add(pattern.substring(0, pattern.length() - 1)));
        var kept = new TreeSet<String>();
        for (var prefix : sorted) {
            var before = kept.floor(prefix);
            if (before == null || !prefix.startsWith(before)) kept.add(prefix);
        }
        prefixes = kept.toArray(String[]::new);
    }

    static boolean suits(String pattern) {
        return pattern.endsWith("*")
                && pattern.chars().limit(pattern.length() - 1).noneMatch(PrefixGlob::special);
    }

    private static boolean special(int c) {
        return c == '*' || c == '?' || c == '[' || c == '\\';
    }

    @Override
    public boolean matches(String text) {
        int found = Arrays.binarySearch(prefixes, text);
        int floor = found >= 0 ? found : -found - 2;
        return floor >= 0 && text.startsWith(prefixes[floor]);
    }
}
