package dev.mayday.issues.grouping;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why an event was grouped as it was. Written as JSON from outside, once per hash; that JSON stays
/// under 16 KiB.
///
/// @param source `G1` checksum, `G2` server rule, `G3` the SDK's fingerprint, `G4` the built-in
/// algorithm
/// @param strong the stack alone decided, the message was ignored
public record Explanation(
        String config,
        String source,
        String evidence,
        boolean strong,
        List<Part> parts,
        List<LeftOut> leftOut) {

    public Explanation {
        parts = List.copyOf(parts);
        leftOut = List.copyOf(leftOut);
    }

    private static final int MOST_BYTES = 16 * 1024;
    private static final int LONGEST_VALUE = 512;

    /// What counted comes before what did not, as far as both fit.
    static Explanation bounded(String config, String source, DefaultKey key) {
        int left = MOST_BYTES - JsonSize.ENTRY;
        var parts = new ArrayList<Part>();
        for (var entry : key.entries()) {
            var part = entry.part(LONGEST_VALUE);
            left -= part.size();
            if (left < 0) break;
            parts.add(part);
        }
        var leftOut = new ArrayList<LeftOut>();
        for (var out : key.leftOut()) {
            left -= out.size();
            if (left < 0) break;
            leftOut.add(out);
        }
        return new Explanation(config, source, key.evidence().code(), key.strong(), parts, leftOut);
    }

    /// One entry of the key, where it came from and what it means in words.
    public record Part(String tag, List<String> values, @Nullable Place from, String hint) {
        public Part {
            values = List.copyOf(values);
        }

        private int size() {
            int size = JsonSize.ENTRY + JsonSize.of(hint);
            for (var value : values) size += JsonSize.of(value);
            return size;
        }
    }

    /// Positions in the event as it came; an exception or a frame that has no part in it is null.
    public record Place(@Nullable Integer exception, @Nullable Integer frame) {}

    /// What did not count.
    ///
    /// @param reason a code of the closed list in [Reason]
    /// @param rule the text of the stack rule, when one decided
    public record LeftOut(Place from, String reason, @Nullable String rule) {

        private int size() {
            return JsonSize.ENTRY + (rule == null ? 0 : JsonSize.of(rule));
        }
    }

    /// Upper bounds for bytes of JSON.
    private static final class JsonSize {

        /// Names, numbers, brackets and codes of one entry.
        static final int ENTRY = 128;

        static int of(String text) {
            int size = 3;
            for (int i = 0; i < text.length(); i++) size += bytes(text.charAt(i));
            return size;
        }

        private static int bytes(char c) {
            if (c < ' ') return 6;
            if (c == '"' || c == '\\') return 2;
            return c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
        }
    }
}
