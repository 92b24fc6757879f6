package dev.mayday.alerts.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Why a verdict is what it is, in order of evaluation; the last entry is the verdict.
public record Trace(List<Entry> entries) {

    static final Trace EMPTY = new Trace(List.of());

    private static final int LONGEST_TEXT = 300;

    public Trace {
        entries = List.copyOf(entries);
    }

    /// @param step of semantics 12.4
    /// @param code stable, `area.snake_case`
    /// @param text one sentence
    /// @param refs ids, numbers and names the sentence is made of
    public record Entry(String step, String code, String text, Map<String, String> refs) {
        public Entry {
            refs = Map.copyOf(refs);
            if (text.codePointCount(0, text.length()) > LONGEST_TEXT) {
                text = text.substring(0, text.offsetByCodePoints(0, LONGEST_TEXT - 1)) + "…";
            }
        }
    }

    Trace plus(String step, String code, String text) {
        return plus(step, code, text, Map.of());
    }

    Trace plus(String step, String code, String text, Map<String, String> refs) {
        var more = new ArrayList<>(entries);
        more.add(new Entry(step, code, text, refs));
        return new Trace(more);
    }

    /// The verdict in words.
    public String sentence() {
        return entries.getLast().text();
    }
}
