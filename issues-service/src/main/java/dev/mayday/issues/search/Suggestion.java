package dev.mayday.issues.search;

import java.util.Collection;
import java.util.Locale;

/// The known word that somebody may have meant.
public final class Suggestion {

    private static final int FARTHEST = 2;
    private static final int LONGEST = 60;

    private Suggestion() {}

    /// `; did you mean archived?`, or nothing when no word is at most two edits away.
    public static String of(String text, Collection<String> words) {
        var typed = text.toLowerCase(Locale.ROOT);
        var best = "";
        int least = Math.min(FARTHEST, text.length() - 1) + 1;
        for (var word : words) {
            int distance = distance(typed, word.toLowerCase(Locale.ROOT), least);
            if (distance < least) {
                least = distance;
                best = word;
            }
        }
        return best.isEmpty() ? "" : "; did you mean " + best + "?";
    }

    /// Edits from one to the other, swaps of neighbors counted as one; `most` when there are as
    /// many.
    private static int distance(String one, String other, int most) {
        if (one.length() > LONGEST || Math.abs(one.length() - other.length()) >= most) return most;
        var edits = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) edits[i][j] = edit(edits, one, other, i, j);
        }
        return Math.min(most, edits[one.length()][other.length()]);
    }

    private static int edit(int[][] edits, String one, String other, int i, int j) {
        if (i == 0 || j == 0) return i + j;
        int cost = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        int least = Math.min(edits[i - 1][j] + 1, edits[i][j - 1] + 1);
        least = Math.min(least, edits[i - 1][j - 1] + cost);
        boolean swapped =
                i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(least, edits[i - 2][j - 2] + 1) : least;
    }
}
