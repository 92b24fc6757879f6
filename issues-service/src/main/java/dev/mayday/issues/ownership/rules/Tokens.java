package dev.mayday.issues.ownership.rules;

import java.util.ArrayList;
import java.util.List;

/// The words of one line.
final class Tokens {

    /// @param start index of the first character
    /// @param text as it stands there
    record Token(int start, String text) {}

    private Tokens() {}

    /// A quote that begins the first word, or follows its colon, holds blanks; so does a backslash
    /// where code hosts know it.
    ///
    /// @throws Unclosed for a quote without an end
    static List<Token> of(String line) throws Unclosed {
        var tokens = new ArrayList<Token>();
        int at = blanksFrom(line, 0);
        while (at < line.length()) {
            int end = tokens.isEmpty() ? firstEnd(line, at) : end(line, at);
            tokens.add(new Token(at, line.substring(at, end)));
            at = blanksFrom(line, end);
        }
        return tokens;
    }

    /// From 1, in code points.
    static int column(String line, int index) {
        return line.codePointCount(0, Math.min(index, line.length())) + 1;
    }

    private static int firstEnd(String line, int start) throws Unclosed {
        boolean escapes = line.startsWith("codeowners:", start);
        int i = start;
        while (i < line.length() && !isBlank(line.charAt(i))) {
            char c = line.charAt(i);
            boolean opens = c == '"' && (i == start || line.charAt(i - 1) == ':');
            if (opens) i = closing(line, i);
            else if (c == '\\' && escapes) i++;
            i++;
        }
        return Math.min(i, line.length());
    }

    private static int closing(String line, int open) throws Unclosed {
        for (int i = open + 1; i < line.length(); i++) {
            if (line.charAt(i) == '\\') i++;
            else if (line.charAt(i) == '"') return i;
        }
        throw new Unclosed(open);
    }

    private static int end(String line, int start) {
        int i = start;
        while (i < line.length() && !isBlank(line.charAt(i))) i++;
        return i;
    }

    private static int blanksFrom(String line, int from) {
        int i = from;
        while (i < line.length() && isBlank(line.charAt(i))) i++;
        return i;
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r';
    }

    /// A quote without an end.
    static final class Unclosed extends Exception {

        final int index;

        Unclosed(int index) {
            super(null, null, false, false);
            this.index = index;
        }
    }
}
