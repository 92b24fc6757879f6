package dev.mayday.issues.grouping.text;

/// A word that announces a code, and the code: `status code 502`, `errno 111`, `exited with code
/// 137`, `SQLSTATE 23505`. The longest form of the word that a code follows is taken.
record CodeWords(Text text) implements Kind {

    private static final int LONGEST_CODE = 5;

    @Override
    public int end(int at) {
        return switch (text.at(at)) {
            case 'S', 's' -> startingWithS(at);
            case 'R', 'r' -> either("response", at) ? optionalCode(at + 8, false) : Text.NO_MATCH;
            case 'E', 'e' -> startingWithE(at);
            default -> Text.NO_MATCH;
        };
    }

    private int startingWithS(int at) {
        if (either("status of", at)) return code(at + 9);
        if (either("status", at)) return optionalCode(at + 6, true);
        if (either("signal", at)) return code(at + 6);
        return sqlState(at) ? code(at + 8) : Text.NO_MATCH;
    }

    private int startingWithE(int at) {
        if (either("errno", at)) return code(at + 5);
        if (either("error", at)) {
            int word = codeWord(at + 5, true);
            return word == Text.NO_MATCH ? word : code(word);
        }
        return either("exit", at) ? exit(at + 4) : Text.NO_MATCH;
    }

    private int optionalCode(int at, boolean joined) {
        int word = codeWord(at, joined);
        int end = word == Text.NO_MATCH ? word : code(word);
        return end == Text.NO_MATCH ? code(at) : end;
    }

    /// The word `code`, after a space or an underscore, or `joined` to what stands before.
    private int codeWord(int at, boolean joined) {
        boolean apart = text.at(at) == ' ' || text.at(at) == '_';
        int start = apart ? at + 1 : at;
        return (apart || joined) && either("code", start) ? start + 4 : Text.NO_MATCH;
    }

    private int exit(int at) {
        if (text.startsWith("ed", at)) {
            int end = exitWith(at + 2);
            if (end != Text.NO_MATCH) return end;
        }
        return exitWith(at);
    }

    private int exitWith(int at) {
        if (text.startsWith(" with", at)) {
            int end = exitCode(at + 5);
            if (end != Text.NO_MATCH) return end;
        }
        return exitCode(at);
    }

    private int exitCode(int at) {
        int word = at;
        if (text.startsWith(" code", at)) word = at + 5;
        if (text.startsWith(" status", at)) word = at + 7;
        int end = word == at ? Text.NO_MATCH : code(word);
        return end == Text.NO_MATCH ? code(at) : end;
    }

    private int code(int at) {
        int start = text.runEnd(at, c -> " :=([".indexOf(c) >= 0);
        if (text.at(start) == '-') start++;
        int end = text.runEnd(start, Letters::word, LONGEST_CODE);
        return end > start && text.boundary(end) ? end : Text.NO_MATCH;
    }

    private boolean sqlState(int at) {
        return either("sqlstate", at)
                || text.startsWith("SQLSTATE", at)
                || text.startsWith("SQLState", at);
    }

    private boolean either(String lower, int at) {
        return text.startsWithEitherCase(lower, at);
    }
}
