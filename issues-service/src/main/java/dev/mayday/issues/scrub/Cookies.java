package dev.mayday.issues.scrub;

import java.util.List;

/// Cookies in one text, each judged by itself, however they are joined: `;`, a comma, line ends.
final class Cookies {

    private Cookies() {}

    static void find(String text, KeyRules names, List<Redaction.Find> finds) {
        int from = 0;
        while (from < text.length()) {
            int end = from;
            while (end < text.length() && !isEnd(text, end)) end++;
            one(text, from, end, names, finds);
            from = end + 1;
        }
    }

    /// A comma ends a cookie only before the name of another: values have commas, too.
    private static boolean isEnd(String text, int at) {
        char c = text.charAt(at);
        if (c == ';' || c == '\n' || c == '\r') return true;
        if (c != ',') return false;
        int i = at + 1;
        while (i < text.length() && text.charAt(i) == ' ') i++;
        int name = i;
        while (i < text.length() && isNamed(text.charAt(i))) i++;
        return i > name && i < text.length() && text.charAt(i) == '=';
    }

    private static boolean isNamed(char c) {
        return (c >= '0' && c <= '9')
                || (c >= 'A' && c <= 'Z')
                || (c >= 'a' && c <= 'z')
                || "_-.!#$%&'*+^`|~".indexOf(c) >= 0;
    }

    private static void one(
            String text, int from, int end, KeyRules names, List<Redaction.Find> finds) {
        int equals = text.indexOf('=', from);
        if (equals < 0 || equals + 1 >= end) return;
        var rule = names.ruleFor(text.substring(from, equals).strip(), true);
        if (rule == null) return;
        finds.add(new Redaction.Find(rule, equals + 1, end, Redaction.FILTERED));
    }
}
