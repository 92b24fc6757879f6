package dev.mayday.wire;

/// Cuts an envelope that lies in memory, decoded, into its parts.
public final class EnvelopeFrames {

    private EnvelopeFrames() {}

    /// @param envelope the decoded bytes; not copied: items point into them
    public static Framing read(byte[] envelope, Limits limits) {
        var scanner = new EnvelopeScanner(limits, (_, _, _, _, _) -> {});
        scanner.accept(envelope, 0, envelope.length);
        return scanner.end();
    }
}
