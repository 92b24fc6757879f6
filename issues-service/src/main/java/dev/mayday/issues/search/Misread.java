package dev.mayday.issues.search;

import dev.mayday.issues.Refused;
import java.util.List;

/// A query is not understood, from some character on. Becomes a [Refused] where the whole text is
/// known, because people count columns in code points.
final class Misread extends RuntimeException {

    private final int index;
    private final String code;
    private final List<String> expected;

    /// @param index of the character, from 0
    /// @param code stable, for programs
    /// @param expected words that could stand there; empty when anything could
    Misread(int index, String code, String problem, List<String> expected) {
        super(problem, null, false, false);
        this.index = index;
        this.code = code;
        this.expected = List.copyOf(expected);
    }

    Refused in(String text) {
        int column = column(text, index);
        return Refused.wrong(
                new Refused.Problem(
                        1,
                        column,
                        "query." + code,
                        "column %d: %s".formatted(column, getMessage()),
                        expected));
    }

    static int column(String text, int index) {
        return text.codePointCount(0, Math.min(index, text.length())) + 1;
    }
}
