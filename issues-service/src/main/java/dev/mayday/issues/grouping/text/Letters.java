package dev.mayday.issues.grouping.text;

/// Classes of characters that decide what a piece of a message is. Ids and numbers are ASCII; words
/// are not.
final class Letters {

    private static final int LOWER = 1;
    private static final int UPPER = 2;
    private static final int DIGIT = 4;
    private static final int LOWER_HEX = 8;
    private static final int UPPER_HEX = 16;
    private static final byte[] CLASSES = classes();

    private Letters() {}

    static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean lower(char c) {
        return c >= 'a' && c <= 'z';
    }

    static boolean upper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    static boolean alphanumeric(char c) {
        return is(c, LOWER | UPPER | DIGIT);
    }

    static boolean hex(char c) {
        return is(c, DIGIT | LOWER_HEX | UPPER_HEX);
    }

    static boolean lowerHex(char c) {
        return is(c, DIGIT | LOWER_HEX);
    }

    static boolean upperHex(char c) {
        return is(c, DIGIT | UPPER_HEX);
    }

    /// Part of a word: a letter or digit of any script, or an underscore.
    static boolean word(char c) {
        return c < 128 ? alphanumeric(c) || c == '_' : Character.isLetterOrDigit(c);
    }

    static boolean space(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 128 && Character.isSpaceChar(c));
    }

    private static boolean is(char c, int mask) {
        return c < 128 && (CLASSES[c] & mask) != 0;
    }

    private static byte[] classes() {
        var classes = new byte[128];
        for (char c = 'a'; c <= 'z'; c++) classes[c] = (byte) (LOWER | (c <= 'f' ? LOWER_HEX : 0));
        for (char c = 'A'; c <= 'Z'; c++) classes[c] = (byte) (UPPER | (c <= 'F' ? UPPER_HEX : 0));
        for (char c = '0'; c <= '9'; c++) classes[c] = DIGIT;
        return classes;
    }
}
