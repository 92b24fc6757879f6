package dev.mayday.issues.search;

import java.util.Locale;

/// A text of which `*` stands for any run of characters, unless it was quoted. In any letter case.
///
/// @param text in lower case
public record Glob(String text, boolean isLiteral) {

    public Glob {
        text = text.toLowerCase(Locale.ROOT);
    }

    int stars() {
        return isLiteral ? 0 : (int) text.chars().filter(c -> c == '*').count();
    }

    /// For `LIKE`.
    String like() {
        var pattern = new StringBuilder(text.length() + 8);
        for (char c : text.toCharArray()) {
            if (c == '*' && !isLiteral) pattern.append('%');
            else if (c == '%' || c == '_' || c == '\\') pattern.append('\\').append(c);
            else pattern.append(c);
        }
        return pattern.toString();
    }

    /// In a time that grows with the product of both lengths at worst, never beyond.
    boolean matches(String value) {
        var subject = value.toLowerCase(Locale.ROOT);
        int at = 0;
        int pattern = 0;
        int star = -1;
        int afterStar = 0;
        while (at < subject.length()) {
            if (isStar(pattern)) {
                star = pattern++;
                afterStar = at;
            } else if (pattern < text.length() && text.charAt(pattern) == subject.charAt(at)) {
                pattern++;
                at++;
            } else if (star >= 0) {
                pattern = star + 1;
                at = ++afterStar;
            } else {
                return false;
            }
        }
        while (isStar(pattern)) pattern++;
        return pattern == text.length();
    }

    private boolean isStar(int index) {
        return !isLiteral && index < text.length() && text.charAt(index) == '*';
    }
}
