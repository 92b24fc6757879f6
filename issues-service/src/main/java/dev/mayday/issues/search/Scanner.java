package dev.mayday.issues.search;

import dev.mayday.issues.Refused;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The characters of a query, read from left to right.
final class Scanner {

    private static final int MOST_VALUES = 100;

    private final String text;
    private int at;

    Scanner(String text) {
        this.text = text;
    }

    /// One value, with where it stands.
    record Value(String text, int index, boolean quoted) {}

    /// What stands behind a colon.
    ///
    /// @param comparison empty, `>`, `>=`, `<`, `<=` or `!=`
    record Values(String comparison, List<Value> all, int index) {

        /// The values, where nothing can be compared.
        ///
        /// @throws Refused 400
        List<Value> plain(String key, List<String> allowed) {
            if (comparison.isEmpty() || comparison.equals("!=")) return all;
            throw Refusals.at(
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

    int length() {
        return text.length();
    }

    /// Behind the last character that is no blank.
    int end() {
        return text.stripTrailing().length();
    }

    boolean atEnd() {
        return at >= text.length();
    }

    char peek() {
        return atEnd() ? ' ' : text.charAt(at);
    }

    void skip(int characters) {
        at += characters;
    }

    void skipBlanks() {
        while (!atEnd() && Character.isWhitespace(peek())) at++;
    }

    boolean startsWith(String prefix) {
        return text.startsWith(prefix, at);
    }

    boolean isBlankAfter(int characters) {
        int index = at + characters;
        return index >= text.length() || Character.isWhitespace(text.charAt(index));
    }

    boolean isKeyword(String word) {
        int end = at + word.length();
        return text.startsWith(word, at)
                && (end == text.length()
                        || Character.isWhitespace(text.charAt(end))
                        || text.charAt(end) == '(');
    }

    /// Takes the keyword and the blanks behind it, if it stands here.
    boolean keyword(String word) {
        if (!isKeyword(word)) return false;
        at += word.length();
        skipBlanks();
        return true;
    }

    /// From an index to where this is now, and the rest of the word.
    String from(int start) {
        at = start;
        return word();
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

    /// @throws Refused 400
    String quoted() {
        int start = at++;
        var value = new StringBuilder();
        for (; !atEnd(); at++) {
            char c = peek();
            if (c == '"') {
                at++;
                return value.toString();
            }
            boolean escapes =
                    c == '\\' && at + 1 < text.length() && isEscapable(text.charAt(at + 1));
            value.append(escapes ? text.charAt(++at) : c);
        }
        throw Refusals.at(start, "the quote is not closed: '\"' expected");
    }

    private static boolean isEscapable(char c) {
        return c == '"' || c == '\\';
    }

    /// A key and its colon, if they stand here: `level`, `error.type`, `tags[any text]`.
    @Nullable String key() {
        int end = at;
        while (end < text.length() && isOfKey(text.charAt(end), end == at)) end++;
        if (end == at) return null;
        if (end < text.length() && text.charAt(end) == '[') {
            int close = text.indexOf("]:", end);
            var family = text.substring(at, end);
            if (close < 0 || !List.of("tags", "flags", "extra").contains(family)) return null;
            end = close + 1;
        }
        if (end >= text.length() || text.charAt(end) != ':') return null;
        var key = text.substring(at, end);
        at = end + 1;
        return key;
    }

    private static boolean isOfKey(char c, boolean first) {
        if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_') return true;
        return !first && (c >= '0' && c <= '9' || c == '-' || c == '.');
    }

    /// @throws Refused 400
    Values values() {
        int start = at;
        if (peek() == '[' && !atEnd()) return new Values("", list(), start);
        var comparison = "";
        for (var sign : List.of(">=", "<=", "!=", ">", "<")) {
            if (!startsWith(sign)) continue;
            comparison = sign;
            skip(sign.length());
            break;
        }
        return new Values(comparison, List.of(value(false)), start);
    }

    private Value value(boolean inList) {
        int start = at;
        if (!atEnd() && peek() == '"') return new Value(quoted(), start, true);
        var word = word(inList);
        if (word.isEmpty()) throw Refusals.at(start, "a value is expected");
        return new Value(word, start, false);
    }

    private List<Value> list() {
        int start = at++;
        var values = new ArrayList<Value>();
        while (true) {
            skipBlanks();
            values.add(value(true));
            if (values.size() > MOST_VALUES)
                throw Refusals.at(start, "a list has at most 100 values");
            skipBlanks();
            char next = peek();
            if (atEnd() || next != ',' && next != ']') throw Refusals.at(at, "\"]\" expected");
            at++;
            if (next == ']') return values;
        }
    }
}
