package dev.mayday.issues.grouping.text;

/// `ada@example.org`. The local part has at most 64 characters.
final class Emails implements Kind {

    private static final int LONGEST_LOCAL = 64;

    private final Text text;
    private int sign = Integer.MIN_VALUE;
    private int localStart;

    Emails(Text text) {
        this.text = text;
    }

    @Override
    public int end(int at) {
        if (sign == Text.NO_MATCH) return Text.NO_MATCH;
        if (at > sign) findSign(at);
        boolean inLocal = sign > at && at >= localStart && sign - at <= LONGEST_LOCAL;
        return inLocal ? domainEnd(sign + 1) : Text.NO_MATCH;
    }

    private void findSign(int from) {
        sign = text.indexOf('@', from);
        localStart = sign;
        while (localStart > from && local(text.at(localStart - 1))) localStart--;
    }

    private int domainEnd(int start) {
        int end = text.runEnd(start, Emails::domain);
        if (end == start) return Text.NO_MATCH;
        while (text.at(end) == '.') {
            int label = text.runEnd(end + 1, Emails::domain);
            if (label == end + 1) break;
            end = label;
        }
        return end;
    }

    private static boolean domain(char c) {
        return Letters.alphanumeric(c) || c == '-';
    }

    private static boolean local(char c) {
        return Letters.alphanumeric(c) || (c < 128 && ".!#$%&'*+/=?^_`{|}~-".indexOf(c) >= 0);
    }
}
