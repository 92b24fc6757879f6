package dev.mayday.issues.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What people write who know another search: it is understood as it stands, and they are told how
/// to say what they may have meant.
final class Hints {

    private static final List<String> KEYWORDS = List.of("or", "and", "not");

    private final String text;
    private final List<String> all = new ArrayList<>();

    Hints(String text) {
        this.text = text;
    }

    List<String> all() {
        return all;
    }

    /// A word that is searched for as text.
    ///
    /// @param follows another term
    void word(String word, int start, boolean follows) {
        if (word.equals("!")) {
            add(
                    start,
                    "\"!\" stands alone and is text; write it before what it turns around: !level:error");
        } else if (KEYWORDS.contains(word)
                && (follows || word.equals("not"))
                && !isLast(start + word.length())) {
            add(
                    start,
                    "\"%s\" is text; did you mean %s?"
                            .formatted(word, word.toUpperCase(Locale.ROOT)));
        } else if (isNegatedFilter(word)) {
            var shown = Refusals.shown(word.substring(1));
            add(start, "\"-%s\" is text; did you mean !%s?".formatted(shown, shown));
        }
    }

    /// Behind a tag that is called `tag`.
    void tag(String value, int start) {
        int sign = value.indexOf('=');
        if (sign <= 0 || sign == value.length() - 1) return;
        add(
                start,
                "this asks for a tag that is called tag; did you mean %s:%s?"
                        .formatted(
                                Refusals.shown(value.substring(0, sign)),
                                Refusals.shown(value.substring(sign + 1))));
    }

    private void add(int index, String words) {
        all.add("column %d: %s".formatted(Misread.column(text, index), words));
    }

    private boolean isLast(int end) {
        return text.substring(end).isBlank();
    }

    /// `-level:error`, but not `-1:2`.
    private static boolean isNegatedFilter(String word) {
        if (word.length() < 2 || word.charAt(0) != '-') return false;
        var rest = new Scanner(word.substring(1));
        return rest.key() != null && !rest.isBlankAfter(0);
    }
}
