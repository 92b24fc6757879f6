package dev.mayday.issues.scrub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A text with parts of it replaced. Offsets count code points.
///
/// @param parts in order; where they stand in the new text, and by how much each moved what follows
record Redaction(String text, int lengthBefore, boolean isWhole, List<Part> parts) {

    static final String FILTERED = "[Filtered]";

    /// @param growth length after minus length before
    record Part(String rule, int start, int end, int growth) {}

    /// Something found in the old text, in chars.
    record Find(String rule, int start, int end, String replacement) {}

    static Redaction whole(String text, String rule) {
        int before = text.codePointCount(0, text.length());
        var part = new Part(rule, 0, FILTERED.length(), FILTERED.length() - before);
        return new Redaction(FILTERED, before, true, List.of(part));
    }

    /// Replaces what was found; of two that overlap the one that starts first, then the longer.
    /// Null if nothing was.
    static @Nullable Redaction of(String text, List<Find> finds) {
        if (finds.isEmpty()) return null;
        finds.sort(
                Comparator.comparingInt(Find::start)
                        .thenComparing(Find::end, Comparator.reverseOrder()));
        var redacted = new StringBuilder(text.length());
        var parts = new ArrayList<Part>();
        int copied = 0;
        int written = 0;
        for (var find : finds) {
            if (find.start() < copied) continue;
            redacted.append(text, copied, find.start()).append(find.replacement());
            int start = written + text.codePointCount(copied, find.start());
            written = start + find.replacement().length();
            int growth =
                    find.replacement().length() - text.codePointCount(find.start(), find.end());
            parts.add(new Part(find.rule(), start, written, growth));
            copied = find.end();
        }
        redacted.append(text, copied, text.length());
        return new Redaction(
                redacted.toString(), text.codePointCount(0, text.length()), false, parts);
    }

    int length() {
        return text.codePointCount(0, text.length());
    }

    /// Moves remarks that were made about the old text, such as that it was cut at the end.
    void moveAlong(ArrayNode remarks) {
        for (var remark : remarks) {
            if (remark instanceof ArrayNode known && known.size() == 4) {
                known.set(2, moved(known.get(2)));
                known.set(3, moved(known.get(3)));
            }
        }
    }

    private int moved(JsonNode offset) {
        int at = offset.asInt();
        for (var part : parts) if (part.start() < at) at += part.growth();
        return Math.max(0, at);
    }
}
