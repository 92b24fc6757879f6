package dev.mayday.issues.ownership.rules;

import dev.mayday.issues.Refused.Problem;
import dev.mayday.issues.event.json.Texts;
import java.util.ArrayList;
import java.util.List;

/// Gathers what is wrong in a text, each with its place (semantics 0.1).
final class Problems {

    private static final int MOST = 50;
    private static final int SHOWN = 80;

    private final List<Problem> all = new ArrayList<>();

    /// Whether further ones are not told any more.
    boolean isFull() {
        return all.size() == MOST;
    }

    void add(int line, int column, String code, String words, List<String> expected) {
        if (isFull()) return;
        var message = "line %d, column %d: %s".formatted(line, column, words);
        all.add(new Problem(line, column, "ownership." + code, message, expected));
    }

    void add(int line, int column, String code, String words) {
        add(line, column, code, words, List.of());
    }

    /// Hostile text, cut where it is repeated.
    static String shown(String text) {
        return Texts.cut(text, SHOWN);
    }

    List<Problem> all() {
        return List.copyOf(all);
    }
}
