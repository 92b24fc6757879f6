package dev.mayday.issues.search;

/// Letter case does not count. Each code point becomes its simple lower case, as `lower` of
/// PostgreSQL does, so that a query means the same in SQL and on an event in memory.
final class Fold {

    private Fold() {}

    static String lower(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 128 || c >= 'A' && c <= 'Z') return lowerFrom(text, i);
        }
        return text;
    }

    private static String lowerFrom(String text, int start) {
        var lower = new StringBuilder(text.length()).append(text, 0, start);
        text.codePoints().skip(start).map(Character::toLowerCase).forEach(lower::appendCodePoint);
        return lower.toString();
    }
}
