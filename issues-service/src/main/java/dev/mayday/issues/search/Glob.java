package dev.mayday.issues.search;

import java.util.ArrayList;
import java.util.List;

/// A text of which `*` stands for any run of characters. In any letter case, in linear time.
public final class Glob {

    private final String text;

    /// What stands between the stars.
    private final List<Needle> parts = new ArrayList<>();

    Glob(String text) {
        this.text = Fold.lower(text);
        int start = 0;
        for (int i = 0; i <= this.text.length(); i++) {
            if (i < this.text.length() && this.text.charAt(i) != '*') continue;
            parts.add(new Needle(this.text.substring(start, i)));
            start = i + 1;
        }
    }

    int stars() {
        return parts.size() - 1;
    }

    /// For `LIKE`.
    String like() {
        return like(text, true);
    }

    /// @param text in lower case
    static String like(String text, boolean stars) {
        var pattern = new StringBuilder(text.length() + 8);
        for (char c : text.toCharArray()) {
            if (c == '*' && stars) pattern.append('%');
            else if (c == '%' || c == '_' || c == '\\') pattern.append('\\').append(c);
            else pattern.append(c);
        }
        return pattern.toString();
    }

    /// @param subject in lower case
    boolean matches(String subject) {
        var first = text.substring(0, parts.getFirst().length());
        if (stars() == 0) return subject.equals(first);
        if (!subject.startsWith(first)) return false;
        int at = first.length();
        for (var part : parts.subList(1, parts.size() - 1)) {
            at = part.endIn(subject, at);
            if (at < 0) return false;
        }
        var last = text.substring(text.length() - parts.getLast().length());
        return subject.length() - at >= last.length() && subject.endsWith(last);
    }

    @Override
    public String toString() {
        return text;
    }
}
