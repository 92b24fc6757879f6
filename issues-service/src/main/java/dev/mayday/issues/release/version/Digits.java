package dev.mayday.issues.release.version;

import java.util.List;

/// Numbers of any length, compared as text: no length of them costs more than reading it.
final class Digits {

    private Digits() {}

    static boolean are(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    static int compare(String left, String right) {
        var one = withoutZeros(left);
        var other = withoutZeros(right);
        int by = Integer.compare(one.length(), other.length());
        return by != 0 ? by : one.compareTo(other);
    }

    /// From left to right; a missing one is 0.
    static int compareAll(List<String> left, List<String> right) {
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            int by = compare(at(left, i), at(right, i));
            if (by != 0) return by;
        }
        return 0;
    }

    private static String at(List<String> numbers, int index) {
        return index < numbers.size() ? numbers.get(index) : "";
    }

    private static String withoutZeros(String digits) {
        int start = 0;
        while (start < digits.length() && digits.charAt(start) == '0') start++;
        return digits.substring(start);
    }
}
