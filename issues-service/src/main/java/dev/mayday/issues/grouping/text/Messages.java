package dev.mayday.issues.grouping.text;

import java.util.ArrayList;

/// A message as it enters a key.
public final class Messages {

    private static final int LINES = 2;

    private Messages() {}

    /// The first two lines that say something, with their parameters replaced.
    public static String normalized(String message) {
        return Parameters.replace(firstLines(message));
    }

    /// As [#normalized], and no longer than `longest`.
    public static String skeleton(String message, int longest) {
        var normalized = Parameters.replace(firstLines(message), longest);
        return normalized.length() > longest ? cut(normalized, longest) : normalized;
    }

    /// Never between the halves of one character.
    private static String cut(String text, int longest) {
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end);
    }

    private static String firstLines(String message) {
        var lines = new ArrayList<String>(LINES);
        int start = 0;
        while (start < message.length() && lines.size() < LINES) {
            int end = lineEnd(message, start);
            var line = message.substring(start, end);
            if (!line.isBlank()) lines.add(line);
            start = end + 1;
        }
        var joined = String.join("\n", lines);
        return joined.equals(message) ? message : joined + "...";
    }

    private static int lineEnd(String message, int start) {
        int end = start;
        while (end < message.length() && !lineBreak(message.charAt(end))) end++;
        return end;
    }

    private static boolean lineBreak(char c) {
        return (c >= '\n' && c <= '\r')
                || (c >= 0x1c && c <= 0x1e)
                || c == 0x85
                || c == 0x2028
                || c == 0x2029;
    }
}
