package dev.mayday.issues.grouping.text;

/// `0x7f3a`, 8 to 128 hex digits that mix letters and digits, an address after `@`, and abbreviated
/// commits.
record HexNumbers(Text text) {

    private static final int SHORTEST = 8;
    private static final int LONGEST = 128;
    private static final int COMMIT = 7;

    int hex(int at) {
        if (prefixed(at)) return ended(text.runEnd(at + 2, Letters::hex));
        int end = Letters.alphanumeric(text.at(at - 1)) ? Text.NO_MATCH : mixed(at);
        return end == Text.NO_MATCH && text.at(at - 1) == '@' ? address(at) : end;
    }

    private boolean prefixed(int at) {
        char mark = text.at(at + 1);
        return text.at(at) == '0'
                && (mark == 'x' || mark == 'X')
                && text.boundary(at)
                && Letters.hex(text.at(at + 2))
                && ended(text.runEnd(at + 2, Letters::hex)) != Text.NO_MATCH;
    }

    private int mixed(int at) {
        int end = text.runEnd(at, Letters::lowerHex, LONGEST + 1);
        if (end == at || !mixes(at, end)) end = text.runEnd(at, Letters::upperHex, LONGEST + 1);
        int length = end - at;
        boolean sized =
                length >= SHORTEST && length <= LONGEST && !Letters.alphanumeric(text.at(end));
        return sized && mixes(at, end) ? end : Text.NO_MATCH;
    }

    private int address(int at) {
        int end = text.runEnd(at, Letters::lowerHex, SHORTEST + 1);
        int length = end - at;
        return length >= 4 && length <= SHORTEST ? ended(end) : Text.NO_MATCH;
    }

    int commit(int at) {
        boolean commit =
                text.boundary(at)
                        && text.has(COMMIT, Letters::lowerHex, at)
                        && mixes(at, at + COMMIT);
        return commit ? ended(at + COMMIT) : Text.NO_MATCH;
    }

    private boolean mixes(int from, int to) {
        int digits = 0;
        for (int i = from; i < to; i++) if (text.digit(i)) digits++;
        return digits > 0 && digits < to - from;
    }

    private int ended(int end) {
        return text.boundary(end) ? end : Text.NO_MATCH;
    }
}
