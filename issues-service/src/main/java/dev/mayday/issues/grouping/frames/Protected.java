package dev.mayday.issues.grouping.frames;

/// Brackets that belong to a name (`operator<`, `operator()`, `->`) are hidden while the others are
/// read.
final class Protected {

    private static final String[][] TEXTS = {
        {"operator<<", "operator\uE000\uE000"},
        {"operator<", "operator\uE000"},
        {"operator()", "operator\uE001"},
        {"operator->", "operator\uE002"},
        {" -> ", " \uE002 "},
        {"`anonymous namespace'", "\uE003"}
    };

    static final char ARROW = '\uE002';

    private Protected() {}

    static String hide(String symbol) {
        var hidden = symbol;
        for (var text : TEXTS) hidden = hidden.replace(text[0], text[1]);
        return hidden;
    }

    static String show(String symbol) {
        return symbol.replace("\uE000", "<")
                .replace("\uE001", "()")
                .replace("\uE002", "->")
                .replace("\uE003", "`anonymous namespace'");
    }
}
