package dev.mayday.issues.grouping.frames;

import dev.mayday.issues.event.model.Frame;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The source line of a frame as a text that survives reformatting and other numbers.
final class SourceLines {

    private static final Set<String> PLATFORMS =
            Set.of("python", "ruby", "php", "node", "javascript");
    private static final int LONGEST = 160;
    private static final int LONGEST_UNMAPPED = 120;
    private static final int SHORTEST = 3;

    private SourceLines() {}

    static @Nullable String of(Frame frame, String platform) {
        var line = frame.contextLine();
        if (line == null || !PLATFORMS.contains(platform)) return null;
        boolean unmapped = platform.equals("javascript") && !frame.sourceMapped();
        if (line.length() > (unmapped ? LONGEST_UNMAPPED : LONGEST)) return null;
        var bare =
                withoutNumbers(
                        withoutEnd(withoutSpace(withoutComment(line.strip()))).replace('"', '\''));
        return bare.length() < SHORTEST ? null : bare;
    }

    private static String withoutComment(String line) {
        for (int i = 1; i < line.length(); i++) {
            boolean comment = line.charAt(i) == '#' || line.startsWith("//", i);
            if (comment && Character.isWhitespace(line.charAt(i - 1))) return line.substring(0, i);
        }
        return line;
    }

    private static String withoutSpace(String line) {
        var bare = new StringBuilder(line.length());
        line.chars().filter(c -> !Character.isWhitespace(c)).forEach(c -> bare.append((char) c));
        return bare.toString();
    }

    private static String withoutEnd(String line) {
        int end = line.length();
        while (end > 0 && ",;{".indexOf(line.charAt(end - 1)) >= 0) end--;
        return line.substring(0, end);
    }

    /// Every number that is not within a word becomes `0`.
    private static String withoutNumbers(String line) {
        var bare = new StringBuilder(line.length());
        int at = 0;
        while (at < line.length()) {
            int end = numberEnd(line, at);
            bare.append(end > at ? '0' : line.charAt(at));
            at = end > at ? end : at + 1;
        }
        return bare.toString();
    }

    private static int numberEnd(String line, int at) {
        if (at > 0 && nameCharacter(line.charAt(at - 1))) return at;
        int end = digitsEnd(line, at);
        if (end == at || end + 1 >= line.length() || line.charAt(end) != '.') return end;
        int fraction = digitsEnd(line, end + 1);
        return fraction > end + 1 ? fraction : end;
    }

    private static int digitsEnd(String line, int from) {
        int end = from;
        while (end < line.length() && Character.isDigit(line.charAt(end))) end++;
        return end;
    }

    private static boolean nameCharacter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }
}
