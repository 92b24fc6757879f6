package dev.mayday.issues.grouping.text;

/// Web tokens and other ids of ten and more characters that mix digits, small and capital letters.
final class RandomIds implements Kind {

    private static final int SHORTEST = 10;
    private static final int SHORTEST_TOKEN_PART = 8;

    private final Text text;
    private int runStart;
    private int runEnd;
    private int lastDigit;
    private int lastLower;
    private int lastUpper;
    private int tokenRunEnd = -1;

    RandomIds(Text text) {
        this.text = text;
    }

    @Override
    public int end(int at) {
        int end = text.startsWith("eyJ", at) && text.boundary(at) ? webToken(at) : Text.NO_MATCH;
        if (end != Text.NO_MATCH || Letters.alphanumeric(text.at(at - 1))) return end;
        return mixed(at);
    }

    private int webToken(int at) {
        if (at >= tokenRunEnd) tokenRunEnd = text.runEnd(at, RandomIds::token);
        int head = tokenRunEnd;
        if (head - at - 3 < SHORTEST_TOKEN_PART || text.at(head) != '.') return Text.NO_MATCH;
        int body = text.runEnd(head + 1, RandomIds::token);
        if (body - head - 1 < SHORTEST_TOKEN_PART) return Text.NO_MATCH;
        return text.at(body) == '.' ? text.runEnd(body + 1, RandomIds::token) : body;
    }

    private int mixed(int at) {
        if (at >= runEnd || at < runStart) readRun(at);
        boolean mixes = lastDigit >= at && lastLower >= at && lastUpper >= at;
        return mixes && runEnd - at >= SHORTEST ? withPadding(runEnd) : Text.NO_MATCH;
    }

    private void readRun(int at) {
        runStart = at;
        lastDigit = lastLower = lastUpper = Text.NO_MATCH;
        for (runEnd = at; id(text.at(runEnd)); runEnd++) {
            char c = text.at(runEnd);
            if (Letters.digit(c)) lastDigit = runEnd;
            else if (Letters.lower(c)) lastLower = runEnd;
            else if (Letters.upper(c)) lastUpper = runEnd;
        }
    }

    /// At most two `=`, unless that would cut a value off its name.
    private int withPadding(int end) {
        int padded = text.runEnd(end, c -> c == '=', 2);
        return padded > end && Letters.alphanumeric(text.at(padded)) ? padded - 1 : padded;
    }

    private static boolean id(char c) {
        return Letters.alphanumeric(c) || c == '_' || c == '-';
    }

    private static boolean token(char c) {
        return Letters.word(c) || c == '-';
    }
}
