package dev.mayday.alerts.slack;

/// Hostile text made harmless for Slack: shown as it is, calls nobody, links nowhere.
///
/// It is only ever shown as `plain_text` with `emoji` off, where Slack knows no markup. Where a
/// text must be markup, in the fallback, whatever could open a style or an emoji is followed by a
/// space of no width, which Slack takes for the end of a word; a backtick, which opens code
/// anywhere, becomes its look-alike.
final class SlackText {

    private static final String NOTHING = "\u200B";
    private static final String STYLE = "(?<![\\p{L}\\p{N}])([*_~])(?=\\S)";
    private static final String EMOJI = ":(?=[\\p{L}\\p{N}_+'-]+:)";
    private static final String LINE_END = "\\R";
    private static final int END_OF_LATIN = 0x024F;

    private SlackText() {}

    /// One line, escaped, at most `longest` characters as Slack counts them.
    static String line(String hostile, int longest) {
        return escaped(oneLine(hostile), longest);
    }

    /// As many lines as there are, escaped, at most `longest` characters as Slack counts them.
    static String lines(String hostile, int longest) {
        return escaped(printable(hostile).strip(), longest);
    }

    /// A line that starts no style and names no emoji where Slack reads markup.
    static String unstyled(String hostile, int longest) {
        var quiet = oneLine(hostile).replaceAll(STYLE, "$1" + NOTHING);
        return escaped(quiet.replaceAll(EMOJI, ":" + NOTHING).replace('`', '\u02CB'), longest);
    }

    static String oneLine(String hostile) {
        return printable(hostile).replaceAll("\\s+", " ").strip();
    }

    /// An address inside `<…|…>`.
    static String link(String url, String words) {
        var encoded =
                oneLine(url)
                        .replace("&", "&amp;")
                        .replace("<", "%3C")
                        .replace(">", "%3E")
                        .replace("|", "%7C")
                        .replace(" ", "%20");
        return "<" + encoded + "|" + words + ">";
    }

    /// The three characters that Slack wants escaped, and only these. Cut at a character, an
    /// ellipsis in place of what is missing.
    private static String escaped(String text, int longest) {
        var escaped = new StringBuilder();
        var fits = 0;
        for (var i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            switch (text.charAt(i)) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                default -> escaped.appendCodePoint(text.codePointAt(i));
            }
            if (escaped.length() > longest) {
                return escaped.substring(0, fits) + "…";
            }
            fits = escaped.length() < longest ? escaped.length() : fits;
        }
        return escaped.toString();
    }

    /// Every kind of line end is one; what is not seen, turns the direction of text or is half a
    /// character is left out.
    private static String printable(String hostile) {
        var shown = new StringBuilder();
        var before = 0;
        for (var c : hostile.replaceAll(LINE_END, "\n").codePoints().toArray()) {
            if (isSeen(c, before)) {
                shown.appendCodePoint(c);
                before = c;
            }
        }
        return shown.toString();
    }

    private static boolean isSeen(int c, int before) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c == '\n' || c == '\t';
            case Character.SURROGATE -> false;
            case Character.FORMAT -> joins(c) && before > END_OF_LATIN;
            default -> true;
        };
    }

    /// The two joiners belong to emoji and to scripts whose letters join.
    private static boolean joins(int c) {
        return c == 0x200C || c == 0x200D;
    }
}
