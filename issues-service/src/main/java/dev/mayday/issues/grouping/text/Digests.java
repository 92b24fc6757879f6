package dev.mayday.issues.grouping.text;

/// Ids of fixed shape: trace parents, UUIDs, SHA-1 and MD5 sums.
record Digests(Text text) {

    /// W3C `00-…-…-01` or X-Ray `1-…-…`.
    int traceParent(int at) {
        if (!text.boundary(at)) return Text.NO_MATCH;
        if (text.startsWith("00-", at)) return w3c(at);
        return text.startsWith("1-", at) ? xray(at) : Text.NO_MATCH;
    }

    private int w3c(int at) {
        boolean shaped =
                text.has(32, Letters::lowerHex, at + 3)
                        && text.at(at + 35) == '-'
                        && text.has(16, Letters::lowerHex, at + 36)
                        && text.startsWith("-0", at + 52)
                        && (text.at(at + 54) == '0' || text.at(at + 54) == '1');
        return shaped ? ended(at + 55) : Text.NO_MATCH;
    }

    private int xray(int at) {
        boolean shaped =
                text.has(8, Letters::lowerHex, at + 2)
                        && text.at(at + 10) == '-'
                        && text.has(24, Letters::lowerHex, at + 11);
        return shaped ? ended(at + 35) : Text.NO_MATCH;
    }

    int uuid(int at) {
        if (!text.boundary(at) || text.at(at + 8) != '-') return Text.NO_MATCH;
        boolean shaped =
                text.has(8, Letters::hex, at)
                        && fourHex(at + 9)
                        && fourHex(at + 14)
                        && fourHex(at + 19)
                        && text.has(12, Letters::hex, at + 24);
        return shaped ? ended(at + 36) : Text.NO_MATCH;
    }

    private boolean fourHex(int at) {
        return text.has(4, Letters::hex, at) && text.at(at + 4) == '-';
    }

    int sha1(int at) {
        return digest(at, 40);
    }

    int md5(int at) {
        return digest(at, 32);
    }

    private int digest(int at, int length) {
        return text.boundary(at) && text.has(length, Letters::hex, at)
                ? ended(at + length)
                : Text.NO_MATCH;
    }

    private int ended(int end) {
        return text.boundary(end) ? end : Text.NO_MATCH;
    }
}
