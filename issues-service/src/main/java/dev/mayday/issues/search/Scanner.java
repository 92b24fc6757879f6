package dev.mayday.issues.search;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The characters of a query, read from left to right, each a bounded number of times.
final class Scanner {

    private static final int MOST_VALUES = 100;
    private static final List<String> COMPARISONS = List.of(">=", "<=", "!=", ">", "<");
    private static final List<String> FAMILIES = List.of("tags", "flags", "extra");

    private final String text;
    private int at;

    /// How often a character was looked at.
    private long steps;

    /// Behind it no `]:` is left.
    private int unclosedFrom = Integer.MAX_VALUE;

    Scanner(String text) {
        this.text = text;
    }

    /// One value, with where it stands.
    record Value(String text, int index, boolean quoted) {

        /// Another text that stands for this one, as it is.
        Value with(String meant) {
            return new Value(meant, index, true);
        }
    }

    /// What stands behind a colon.
    ///
    /// @param comparison empty, `>`, `>=`, `<`, `<=` or `!=`
    record Given(String comparison, List<Value> all, int index) {

        /// The values, where nothing can be compared.
        ///
        /// @throws Misread otherwise
        List<Value> plain(String key) {
            if (comparison.isEmpty() || comparison.equals("!=")) return all;
            throw Refusals.form(
                    index,
                    "%s cannot be compared with %s".formatted(Refusals.shown(key), comparison));
        }

        boolean isNegated() {
            return comparison.equals("!=");
        }
    }

    int at() {
        return at;
    }

    long steps() {
        return steps;
    }

    /// Behind the last character that is no blank.
    int end() {
        return text.stripTrailing().length();
    }

    boolean atEnd() {
        return at >= text.length();
    }

    private char charAt(int index) {
        steps++;
        return text.charAt(index);
    }

    char peek() {
        return atEnd() ? ' ' : charAt(at);
    }

    void skip(int characters) {
        at += characters;
    }

    void skipBlanks() {
        while (!atEnd() && Character.isWhitespace(peek())) at++;
    }

    boolean startsWith(String prefix) {
        return startsWith(prefix, at);
    }

    private boolean startsWith(String prefix, int index) {
        steps += prefix.length();
        return text.startsWith(prefix, index);
    }

    boolean isBlankAfter(int characters) {
        int index = at + characters;
        return index >= text.length() || Character.isWhitespace(charAt(index));
    }

    /// Keywords are upper case and stand alone; in quotes they are text.
    boolean isKeyword(String word) {
        if (!startsWith(word)) return false;
        int end = at + word.length();
        if (end >= text.length()) return true;
        char next = charAt(end);
        return Character.isWhitespace(next) || next == '(' || next == ')';
    }

    /// Takes the keyword and the blanks behind it, if it stands here.
    boolean keyword(String word) {
        if (!isKeyword(word)) return false;
        at += word.length();
        skipBlanks();
        return true;
    }

    /// The rest of the word, which stays there.
    String rest() {
        int start = at;
        var word = word();
        at = start;
        return word;
    }

    /// From an index to where this is now, and the rest of the word.
    String from(int start) {
        at = start;
        return word(false);
    }

    /// Up to a blank or a quote; a `)` belongs to it only with its `(`.
    String word() {
        return word(false);
    }

    private String word(boolean inList) {
        int start = at;
        int open = 0;
        for (; !atEnd(); at++) {
            char c = peek();
            if (Character.isWhitespace(c) || c == '"') break;
            if (inList && (c == ',' || c == ']')) break;
            if (c == '(') open++;
            if (c == ')' && --open < 0) break;
        }
        return text.substring(start, at);
    }

    /// @throws Misread when it has no end
    String quoted() {
        int start = at++;
        var value = new StringBuilder();
        for (; !atEnd(); at++) {
            char c = peek();
            if (c == '"') {
                at++;
                return value.toString();
            }
            boolean escapes = c == '\\' && at + 1 < text.length() && isEscapable(charAt(at + 1));
            value.append(escapes ? charAt(++at) : c);
        }
        throw Refusals.syntax(start, "the quote is not closed: '\"' expected");
    }

    private static boolean isEscapable(char c) {
        return c == '"' || c == '\\';
    }

    /// A key and its colon, if they stand here: `level`, `error.type`, `tags[any text]`.
    @Nullable String key() {
        int end = at;
        while (end < text.length() && isOfKey(charAt(end), end == at)) end++;
        if (end == at) return null;
        if (end < text.length() && charAt(end) == '[') {
            if (!FAMILIES.contains(text.substring(at, end))) return null;
            end = closed(end);
        }
        if (end >= text.length() || charAt(end) != ':') return null;
        var key = text.substring(at, end);
        at = end + 1;
        return key;
    }

    /// Behind the next `]` that has a colon, or the end.
    private int closed(int from) {
        for (int i = from; i < text.length() && i < unclosedFrom; i++) {
            if (charAt(i) == ']' && startsWith(":", i + 1)) return i + 1;
        }
        unclosedFrom = Math.min(unclosedFrom, from);
        return text.length();
    }

    private static boolean isOfKey(char c, boolean first) {
        if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_') return true;
        return !first && (c >= '0' && c <= '9' || c == '-' || c == '.');
    }

    /// @throws Misread when there is none
    Given given() {
        int start = at;
        if (peek() == '[') return new Given("", list(), start);
        var comparison = comparison();
        skip(comparison.length());
        return new Given(comparison, List.of(value(false)), start);
    }

    /// The sign that stands here, or nothing.
    String comparison() {
        for (var sign : COMPARISONS) if (startsWith(sign)) return sign;
        return "";
    }

    private Value value(boolean inList) {
        int start = at;
        if (peek() == '"') return new Value(quoted(), start, true);
        var word = word(inList);
        if (word.isEmpty()) throw Refusals.syntax(start, "a value is expected");
        return new Value(word, start, false);
    }

    private List<Value> list() {
        int start = at++;
        var values = new ArrayList<Value>();
        while (true) {
            skipBlanks();
            values.add(value(true));
            if (values.size() > MOST_VALUES)
                throw Refusals.limit(start, "a list has at most 100 values");
            skipBlanks();
            char next = peek();
            if (next != ',' && next != ']') throw Refusals.syntax(at, "\"]\" expected");
            at++;
            if (next == ']') return values;
        }
    }
}
