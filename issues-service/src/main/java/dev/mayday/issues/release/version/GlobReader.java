package dev.mayday.issues.release.version;

import dev.mayday.issues.Refused;
import dev.mayday.issues.release.version.GlobPart.Any;
import dev.mayday.issues.release.version.GlobPart.One;
import dev.mayday.issues.release.version.GlobPart.OneOf;
import dev.mayday.issues.release.version.GlobPart.Range;
import dev.mayday.issues.release.version.GlobPart.Run;
import java.util.ArrayList;
import java.util.List;

/// From the text of a glob to its parts, in one pass.
final class GlobReader {

    private final int[] text;
    private int at;

    GlobReader(String text) {
        this.text = text.codePoints().toArray();
    }

    List<GlobPart> parts() {
        var parts = new ArrayList<GlobPart>();
        while (at < text.length) {
            switch (text[at]) {
                case '*' -> {
                    at++;
                    if (parts.isEmpty() || !(parts.getLast() instanceof Run)) parts.add(new Run());
                }
                case '?' -> {
                    at++;
                    parts.add(new Any());
                }
                case '[' -> parts.add(set());
                default -> parts.add(new One(character()));
            }
        }
        return parts;
    }

    private OneOf set() {
        int opened = at++;
        boolean not = at < text.length && text[at] == '!';
        if (not) at++;
        var ranges = new ArrayList<Range>();
        while (at < text.length && text[at] != ']') ranges.add(range());
        if (at == text.length) throw wrong(opened, "glob_open_set", "[ is not closed by ]");
        if (ranges.isEmpty()) throw wrong(opened, "glob_empty_set", "nothing between [ and ]");
        at++;
        return new OneOf(not, ranges);
    }

    private Range range() {
        int start = at;
        int from = character();
        boolean open = at + 1 < text.length && text[at] == '-' && text[at + 1] != ']';
        if (!open) return new Range(from, from);
        at++;
        int to = character();
        if (to < from) throw wrong(start, "glob_range", "the range ends before it begins");
        return new Range(from, to);
    }

    private int character() {
        if (text[at] == '\\') {
            at++;
            if (at == text.length) throw wrong(at - 1, "glob_escape", "nothing follows the \\");
        }
        return GlobPart.fold(text[at++]);
    }

    private static Refused wrong(int before, String code, String problem) {
        var message = "line 1, column %d: %s".formatted(before + 1, problem);
        return Refused.wrong(new Refused.Problem(1, before + 1, code, message, List.of()));
    }
}
