package dev.mayday.alerts.slack;

/// Hostile text made harmless for Slack's markup: shown as it is, calls nobody, links nowhere.
final class Mrkdwn {

    /// Looks like a backtick and opens no code span.
    private static final int MODIFIER_GRAVE = 0x02CB;

    private Mrkdwn() {}

    /// One line of at most `longest` code points, escaped.
    static String line(String hostile, int longest) {
        return escape(cut(oneLine(hostile), longest));
    }

    /// At most `longest` code points over several lines, each marked as a quotation.
    static String quote(String hostile, int longest) {
        var text = cut(visible(hostile).strip(), longest);
        return "> " + escape(text).replace("\n", "\n> ");
    }

    /// An address inside `<…|…>`.
    static String url(String url) {
        var encoded =
                url.replace("&", "&amp;")
                        .replace("<", "%3C")
                        .replace(">", "%3E")
                        .replace("|", "%7C")
                        .replace(" ", "%20");
        return visible(encoded).replace("\n", "");
    }

    static String link(String url, String escapedText) {
        return "<" + url(url) + "|" + escapedText + ">";
    }

    /// At a code point, with an ellipsis in place of what is missing.
    static String cut(String text, int longest) {
        if (text.codePointCount(0, text.length()) <= longest) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
    }

    static String oneLine(String text) {
        return visible(text).replaceAll("\\s+", " ").strip();
    }

    /// The three characters that Slack wants escaped, and only these; the backtick is replaced
    /// because it has no escape.
    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace('`', (char) MODIFIER_GRAVE);
    }

    /// Without control characters, lone surrogates and the marks that turn the direction of text.
    private static String visible(String text) {
        return text.replace("\r\n", "\n")
                .codePoints()
                .filter(Mrkdwn::isHarmless)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isHarmless(int c) {
        var turnsText = c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
        var isLine = c == '\n' || c == '\t';
        var isSurrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return !turnsText && !isSurrogate && (isLine || !Character.isISOControl(c));
    }
}
