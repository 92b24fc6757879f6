package dev.mayday.issues.scrub;

import java.util.List;

/// What no rule may touch: a key, or a path with `*` for one step and `**` for any number of them.
/// Both cover everything below.
final class SafeFields {

    private final List<String> keys;
    private final List<List<String>> paths;

    SafeFields(List<String> selectors) {
        this.keys =
                selectors.stream().map(String::strip).filter(text -> !text.contains(".")).toList();
        this.paths =
                selectors.stream()
                        .map(String::strip)
                        .filter(text -> text.contains("."))
                        .map(text -> List.of(text.split("\\.", 50)))
                        .toList();
    }

    /// @param name of the value itself; of a pair its first half
    boolean contains(List<String> trail, String name) {
        for (var key : keys) if (key.equalsIgnoreCase(name)) return true;
        for (var path : paths) {
            if (matches(path, trail, trail.size(), name)) return true;
        }
        return false;
    }

    /// Matches a pattern against the trail, where a pair stands for its name: greedy, with one step
    /// back at the last `**`.
    private static boolean matches(
            List<String> pattern, List<String> trail, int size, String name) {
        boolean pair = size >= 2 && trail.get(size - 1).equals("1") && !name.equals("1");
        int length = pair ? size - 1 : size;
        int p = 0;
        int t = 0;
        int star = -1;
        int resume = 0;
        while (t < length) {
            var step = pair && t == length - 1 ? name : trail.get(t);
            if (p < pattern.size() && pattern.get(p).equals("**")) {
                star = p++;
                resume = t;
            } else if (p < pattern.size()
                    && (pattern.get(p).equals("*") || pattern.get(p).equalsIgnoreCase(step))) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.size() && pattern.get(p).equals("**")) p++;
        return p == pattern.size();
    }
}
