package dev.mayday.issues.grouping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why an event was grouped as it was. Written as JSON from outside, once per hash.
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

    /// One entry of the key, where it came from and what it means in words.
    public record Part(String tag, List<String> values, @Nullable Place from, String hint) {
        public Part {
            values = List.copyOf(values);
        }
    }

    /// Positions in the event as it came; an exception or a frame that has no part in it is null.
    public record Place(@Nullable Integer exception, @Nullable Integer frame) {}

    /// What did not count.
    ///
    /// @param reason a code of the closed list in [Reason]
    /// @param rule the text of the stack rule, when one decided
    public record LeftOut(Place from, String reason, @Nullable String rule) {}
}
