package dev.mayday.issues.scrub;

import dev.mayday.issues.event.json.Pair;
import java.util.List;

/// Cookies in one text, each judged by itself, however they are joined: `;`, a comma, line ends.
final class Cookies {

    private Cookies() {}

    static void find(String text, KeyRules names, List<Redaction.Find> finds) {
        int from = 0;
        while (from < text.length()) {
            int end = from;
            while (end < text.length() && !Pair.endsCookie(text, end)) end++;
            one(text, from, end, names, finds);
            from = end + 1;
        }
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
