package dev.mayday.issues.grouping.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes out the alternatives of a pattern: `a.{b,c}.d` is `a.b.d` and `a.c.d`. Braces without a
/// comma are text.
final class Braces {

    private static final int MOST_ALTERNATIVES = 256;

    private record Choice(int open, int close) {}

    private Braces() {}

    static List<String> expand(String pattern) {
        var expanded = new ArrayList<String>();
        var open = new ArrayList<>(List.of(pattern));
        while (!open.isEmpty()) {
            var next = open.removeLast();
            choiceIn(next)
                    .ifPresentOrElse(
                            choice -> writeOut(next, choice, open), () -> expanded.add(next));
            if (expanded.size() + open.size() > MOST_ALTERNATIVES) {
                throw new IllegalArgumentException("has too many alternatives");
            }
        }
        return List.copyOf(expanded);
    }

    /// The first innermost braces that hold a comma.
    private static Optional<Choice> choiceIn(String pattern) {
        for (int close = pattern.indexOf('}');
                close >= 0;
                close = pattern.indexOf('}', close + 1)) {
            int open = pattern.lastIndexOf('{', close);
            int comma = open < 0 ? -1 : pattern.indexOf(',', open);
            if (comma >= 0 && comma < close) return Optional.of(new Choice(open, close));
        }
        return Optional.empty();
    }

    private static void writeOut(String pattern, Choice at, List<String> into) {
        var before = pattern.substring(0, at.open);
        var after = pattern.substring(at.close + 1);
        for (var choice : pattern.substring(at.open + 1, at.close).split(",", -1))
            into.add(before + choice + after);
    }
}
