package dev.mayday.issues.grouping.text;

/// Puts the kind in the place of what changes from event to event: `order 17 of ada@example.org`
/// becomes `order <int> of <email>`. One pass from left to right; at each place the first kind that
/// matches wins.
public final class Parameters {

    /// No more of a text is looked at.
    public static final int LONGEST_TEXT = 8192;

    private final Text text;
    private final Kind keeps;
    private final Kinds kinds;
    private final StringBuilder out;

    private Parameters(Text text) {
        this.text = text;
        keeps = new Keeps(text);
        kinds = new Kinds(text);
        out = new StringBuilder(text.length());
    }

    public static String replace(String message) {
        return replace(message, Integer.MAX_VALUE);
    }

    /// As [#replace], but stops soon after the result has more than `enough` characters.
    static String replace(String message, int enough) {
        if (message.isEmpty()) return message;
        boolean longer = message.length() > LONGEST_TEXT;
        var bounded = longer ? message.substring(0, LONGEST_TEXT) : message;
        return replace(new Text(bounded), enough);
    }

    static String replace(Text text, int enough) {
        return new Parameters(text).replaced(enough);
    }

    private String replaced(int enough) {
        int at = 0;
        while (at < text.length() && out.length() <= enough) at = step(at);
        return out.toString();
    }

    private int step(int at) {
        char c = text.at(at);
        boolean withinWord = Letters.alphanumeric(c) && Letters.alphanumeric(text.at(at - 1));
        int kept = withinWord ? Text.NO_MATCH : keeps.end(at);
        if (kept != Text.NO_MATCH) return copy(at, kept);
        int place = withinWord ? Kinds.withinWord() : Kinds.classOf(c);
        for (var named : kinds.inOrder()) {
            int end = (named.starts() & place) == 0 ? Text.NO_MATCH : named.kind().end(at);
            if (end != Text.NO_MATCH) return put(named.name(), end);
        }
        return copy(at, at + 1);
    }

    private int put(String name, int end) {
        out.append('<').append(name).append('>');
        return end;
    }

    private int copy(int from, int to) {
        for (int i = from; i < to; i++) out.append(text.at(i));
        return to;
    }
}
