package dev.mayday.issues.search;

import dev.mayday.issues.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What is told about a query that is not understood: the column, what is wrong, what to write.
final class Refusals {

    /// Longer words are cut where they are repeated.
    private static final int SHOWN = 60;

    private Refusals() {}

    static Refused at(int index, String problem) {
        return Refused.invalid("column %d: %s".formatted(index + 1, problem));
    }

    static Refused value(int index, String value, String field, List<String> allowed) {
        return at(
                index,
                "unknown value \"%s\" for %s%s; allowed: %s"
                        .formatted(
                                shown(value),
                                field,
                                suggestion(value, allowed),
                                String.join(", ", allowed)));
    }

    static Refused notYet(int index, String key) {
        return at(
                index,
                "%s cannot be searched yet; allowed: %s, and tags. Quote it to search for it as text"
                        .formatted(shown(key), String.join(", ", Field.allWords())));
    }

    static Refused unknownKey(Query.BareTag tag, Iterable<String> known) {
        var words = new ArrayList<>(Field.allWords());
        known.forEach(words::add);
        return at(
                tag.column() - 1,
                "no event has tag \"%s\"%s; allowed: %s, and tags. Quote it to search for it as text"
                        .formatted(
                                shown(tag.key()),
                                suggestion(tag.key(), words),
                                String.join(", ", Field.allWords())));
    }

    static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    /// `; did you mean archived?`, or nothing when no word is near.
    private static String suggestion(String text, List<String> words) {
        var best = "";
        int least = Math.max(2, text.length() / 3) + 1;
        for (var word : words) {
            int distance =
                    distance(text.toLowerCase(Locale.ROOT), word.toLowerCase(Locale.ROOT), least);
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
        if (one.length() > SHOWN || Math.abs(one.length() - other.length()) >= most) return most;
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
