package dev.mayday.issues.grouping.frames;

import java.util.ArrayList;
import java.util.List;

/// What stands between brackets in a native symbol.
final class Enclosed {

    private static final int DEEPEST = 8;
    private static final String TEMPLATE = "<T>";

    /// Says what becomes of the content of outermost brackets that open at `start`.
    private interface Change {
        String of(String content, int start);
    }

    private Enclosed() {}

    /// `[clone .cold]` goes, other square brackets stay.
    static String clones(String symbol) {
        return replace(symbol, '[', ']', (in, _) -> in.startsWith("clone .") ? "" : "[" + in + "]");
    }

    /// Arguments go, `(anonymous namespace)` stays.
    static String arguments(String symbol) {
        return replace(
                symbol,
                '(',
                ')',
                (in, _) -> in.strip().equals("anonymous namespace") ? "(" + in + ")" : "");
    }

    /// Template arguments become `<T>`; of Rust's `<A as B>::c` the type stays.
    static String templates(String symbol) {
        return templates(symbol, 0);
    }

    private static String templates(String symbol, int depth) {
        return replace(symbol, '<', '>', (in, start) -> template(in, start, depth));
    }

    private static String template(String content, int start, int depth) {
        if (content.equals("lambda")) return "<lambda>";
        if (start > 0 || depth == DEEPEST) return TEMPLATE;
        var type = templates(content, depth + 1);
        int as = type.indexOf(" as ");
        return as < 0 ? type : type.substring(0, as);
    }

    private static String replace(String text, char open, char close, Change change) {
        if (text.indexOf(open) < 0) return text;
        var out = new StringBuilder(text.length());
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean closes = c == close && depth > 0;
            if (c == open && depth++ == 0) start = i;
            if (closes && --depth == 0) out.append(change.of(text.substring(start + 1, i), start));
            if (depth == 0 && !closes) out.append(c);
        }
        return out.toString();
    }

    /// The word that is the function: the last one, or the one before the arrow of a return type.
    static String functionToken(String symbol) {
        var words = words(symbol);
        if (words.size() > 1 && words.getLast().equals(TEMPLATE)) {
            words.removeLast();
            words.add(words.removeLast() + " " + TEMPLATE);
        }
        int arrow = words.indexOf(String.valueOf(Protected.ARROW));
        if (arrow > 0) return words.get(arrow - 1);
        return words.isEmpty() ? "" : words.getLast();
    }

    private static List<String> words(String symbol) {
        var words = new ArrayList<String>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i <= symbol.length(); i++) {
            char c = i < symbol.length() ? symbol.charAt(i) : ' ';
            if ("({[<".indexOf(c) >= 0) depth++;
            if (")}]>".indexOf(c) >= 0) depth--;
            boolean ends = i == symbol.length() || (depth == 0 && Character.isWhitespace(c));
            if (!ends) continue;
            if (i > start) words.add(symbol.substring(start, i));
            start = i + 1;
        }
        return words;
    }
}
