package dev.mayday.issues.release.version;

import java.util.List;

/// What a scheme has read in a version: comparable with what the same scheme has read in another.
///
/// @param numbers digits; a missing one is 0
/// @param prerelease empty when it is none
/// @param build empty when it is not compared
record VersionKey(List<String> numbers, List<String> prerelease, List<String> build) {

    VersionKey {
        numbers = List.copyOf(numbers);
        prerelease = List.copyOf(prerelease);
        build = List.copyOf(build);
    }

    static VersionKey of(List<String> numbers) {
        return new VersionKey(numbers, List.of(), List.of());
    }

    /// Negative when this is the older one. By the precedence of SemVer 2.0.0.
    int against(VersionKey other) {
        int by = Digits.compareAll(numbers, other.numbers);
        if (by != 0) return by;
        if (prerelease.isEmpty() != other.prerelease.isEmpty())
            return prerelease.isEmpty() ? 1 : -1;
        by = identifiers(prerelease, other.prerelease);
        return by != 0 ? by : identifiers(build, other.build);
    }

    private static int identifiers(List<String> left, List<String> right) {
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            int by = identifier(left.get(i), right.get(i));
            if (by != 0) return by;
        }
        return Integer.compare(left.size(), right.size());
    }

    private static int identifier(String left, String right) {
        boolean number = Digits.are(left);
        if (number != Digits.are(right)) return number ? -1 : 1;
        return number ? Digits.compare(left, right) : left.compareTo(right);
    }
}
