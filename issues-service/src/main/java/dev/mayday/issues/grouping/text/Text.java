package dev.mayday.issues.grouping.text;

/// A text under the scanner. Positions outside of it hold [#NOTHING], which belongs to no class.
/// All kinds look through this, so that a test can count how often; nothing else extends it.
class Text {

    static final int NO_MATCH = -1;
    static final char NOTHING = 0;

    /// A class of characters.
    interface Class {
        boolean has(char c);
    }

    private final String text;

    Text(String text) {
        this.text = text;
    }

    int length() {
        return text.length();
    }

    char at(int i) {
        return i >= 0 && i < text.length() ? text.charAt(i) : NOTHING;
    }

    boolean digit(int i) {
        return Letters.digit(at(i));
    }

    boolean word(int i) {
        return Letters.word(at(i));
    }

    /// A word begins or ends between `i - 1` and `i`.
    boolean boundary(int i) {
        return word(i - 1) != word(i);
    }

    boolean startsWith(String prefix, int i) {
        return text.startsWith(prefix, i);
    }

    /// Case of the first letter does not matter, the prefix is given in lower case.
    boolean startsWithEitherCase(String prefix, int i) {
        return Character.toLowerCase(at(i)) == prefix.charAt(0)
                && text.regionMatches(i + 1, prefix, 1, prefix.length() - 1);
    }

    int indexOf(char c, int from) {
        return text.indexOf(c, from);
    }

    int indexOf(String part, int from) {
        return text.indexOf(part, from);
    }

    String part(int from, int to) {
        return text.substring(from, to);
    }

    /// The end of the run of such characters that starts at `i`; `i` itself when there is none.
    int runEnd(int i, Class of) {
        int end = i;
        while (end < text.length() && of.has(text.charAt(end))) end++;
        return end;
    }

    /// As [#runEnd], but stops after `most` characters.
    int runEnd(int i, Class of, int most) {
        int limit = Math.min(text.length(), i + most);
        int end = i;
        while (end < limit && of.has(text.charAt(end))) end++;
        return end;
    }

    int digitsEnd(int i) {
        return runEnd(i, Letters::digit);
    }

    int spacesEnd(int i) {
        return runEnd(i, Letters::space);
    }

    /// Whether exactly `count` such characters stand at `i`; more may follow.
    boolean has(int count, Class of, int i) {
        return i >= 0 && runEnd(i, of, count) == i + count;
    }
}
