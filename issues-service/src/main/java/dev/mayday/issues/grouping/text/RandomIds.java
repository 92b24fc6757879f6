package dev.mayday.issues.grouping.text;

/// Web tokens and other ids of ten and more characters that mix digits, small and capital letters.
final class RandomIds implements Kind {

    private static final int SHORTEST = 10;
    private static final int SHORTEST_TOKEN_PART = 8;
    private static final int ULID = 26;
    private static final int MOST_NUMBERS = 2;
    private static final int LETTERS_PER_WORD = 4;
    /// No more is looked at from each of its parts, so that a text of many costs no square.
    private static final int LONGEST_NAME = 100;

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
        int ulid = ulid(at);
        return ulid == Text.NO_MATCH ? mixed(at) : ulid;
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
        return mixes && runEnd - at >= SHORTEST && !name(at) ? withPadding(runEnd) : Text.NO_MATCH;
    }

    /// 26 characters of base 32 in capitals, of which the first ten are a time.
    private int ulid(int at) {
        if (text.at(at) < '0' || text.at(at) > '7' || !text.boundary(at)) return Text.NO_MATCH;
        boolean all = text.has(ULID, c -> Letters.digit(c) || Letters.upper(c), at);
        return all && text.boundary(at + ULID) ? at + ULID : Text.NO_MATCH;
    }

    /// `Oauth2ClientService` is made of words: long humps, few numbers.
    private boolean name(int at) {
        if (runEnd - at > LONGEST_NAME) return false;
        int letters = 0;
        int parts = 0;
        int numbers = 0;
        for (int i = at; i < runEnd; i++) {
            char c = text.at(i);
            char before = i == at ? '_' : text.at(i - 1);
            if (Letters.digit(c)) {
                if (!Letters.digit(before)) numbers++;
            } else if (Letters.lower(c) || Letters.upper(c)) {
                letters++;
                boolean begins = Letters.lower(c) ? !letter(before) : !Letters.upper(before);
                if (begins) parts++;
            }
        }
        return numbers <= MOST_NUMBERS && letters >= parts * LETTERS_PER_WORD;
    }

    private static boolean letter(char c) {
        return Letters.lower(c) || Letters.upper(c);
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
