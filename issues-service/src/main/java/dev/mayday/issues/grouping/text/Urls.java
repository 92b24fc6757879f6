package dev.mayday.issues.grouping.text;

/// `scheme://…` up to white space, a quote or a bracket; punctuation at its end belongs to the
/// sentence.
final class Urls implements Kind {

    private static final int LONGEST_SCHEME = 32;

    private final Text text;
    private int separator = Integer.MIN_VALUE;
    private int schemeStart;
    private int bodyEnd;
    private boolean bodyRead;

    Urls(Text text) {
        this.text = text;
    }

    @Override
    public int end(int at) {
        if (separator == Text.NO_MATCH) return Text.NO_MATCH;
        if (at > separator) findSeparator(at);
        int scheme = separator - at;
        boolean inScheme = at >= schemeStart && scheme >= 2 && scheme <= LONGEST_SCHEME;
        return inScheme && letter(text.at(at)) && text.boundary(at) ? bodyEnd() : Text.NO_MATCH;
    }

    private void findSeparator(int from) {
        separator = text.indexOf("://", from);
        if (separator == Text.NO_MATCH) return;
        schemeStart = separator;
        while (schemeStart > from && scheme(text.at(schemeStart - 1))) schemeStart--;
        bodyRead = false;
    }

    /// Read once, and only behind a scheme.
    private int bodyEnd() {
        if (!bodyRead) bodyEnd = bodyEnd(separator + 3);
        bodyRead = true;
        return bodyEnd;
    }

    private int bodyEnd(int start) {
        int end = text.runEnd(start, Urls::body);
        while (end > start && ".,;:!?)]".indexOf(text.at(end - 1)) >= 0) end--;
        return end > start ? end : Text.NO_MATCH;
    }

    private static boolean letter(char c) {
        return Letters.lower(c) || Letters.upper(c);
    }

    private static boolean scheme(char c) {
        return Letters.alphanumeric(c) || c == '+' || c == '.' || c == '-';
    }

    private static boolean body(char c) {
        return !Letters.space(c) && "'\"<>`\\^{|}".indexOf(c) < 0;
    }
}
