package dev.mayday.issues.event.json;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// Hygiene of single texts.
public final class Texts {

    private static final char REPLACEMENT = '\uFFFD';
    private static final String CUT = "...";

    private Texts() {}

    /// Without NUL, and with U+FFFD for surrogates that stand alone: what PostgreSQL and UTF-8 can
    /// hold.
    public static String clean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) return repaired(text, i);
        }
        return text;
    }

    private static String repaired(String text, int from) {
        var clean = new StringBuilder(text.length()).append(text, 0, from);
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair =
                    Character.isHighSurrogate(c)
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) clean.append(c).append(text.charAt(++i));
            else if (Character.isSurrogate(c)) clean.append(REPLACEMENT);
            else if (c != 0) clean.append(c);
        }
        return clean.toString();
    }

    public static String shortName(String name, int longest) {
        var clean = clean(name);
        return clean.length() <= longest ? clean : cut(clean, longest);
    }

    /// At most `max` characters, the last three `...` when something was cut; never half a
    /// surrogate pair.
    public static String cut(String text, int max) {
        if (text.length() <= max) return text;
        int end = Math.max(0, max - CUT.length());
        if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) end--;
        return text.substring(0, end) + CUT;
    }

    /// The first line that says something, or an empty text.
    public static String firstLine(String text) {
        var stripped = text.strip();
        int end = 0;
        while (end < stripped.length()
                && stripped.charAt(end) != '\n'
                && stripped.charAt(end) != '\r') end++;
        return stripped.substring(0, end).stripTrailing();
    }

    /// Numbers and booleans as Python writes them; null for everything that is no scalar (protocol
    /// 5.0, rule 7).
    public static @Nullable String lenient(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> node.textValue();
            case BOOLEAN -> node.booleanValue() ? "True" : "False";
            case NUMBER -> number(node);
            default -> null;
        };
    }

    private static String number(JsonNode node) {
        if (node.isIntegralNumber()) return node.asText();
        double value = node.doubleValue();
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return whole ? Long.toString((long) value) : Double.toString(value);
    }

    /// As [#lenient], and containers as compact JSON.
    public static String anyText(JsonNode node) {
        var scalar = lenient(node);
        return scalar != null ? scalar : node.toString();
    }

    /// The text under a key; null for anything else.
    public static @Nullable String textOf(JsonNode node, String key) {
        var value = node.get(key);
        return value == null ? null : value.textValue();
    }

    /// The longest beginning that takes no more than `most` bytes of UTF-8; never half a surrogate
    /// pair.
    public static String prefix(String text, int most) {
        int bytes = 0;
        int end = 0;
        while (end < text.length()) {
            int point = text.codePointAt(end);
            bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
            if (bytes > most) break;
            end += Character.charCount(point);
        }
        return text.substring(0, end);
    }
}
