package dev.mayday.wire;

/// Items that share a size and count limit (protocol 2.5).
public enum ItemFamily {
    EVENT,
    ATTACHMENT,
    SESSION,
    CLIENT_REPORT,
    CHECK_IN,
    LOG,
    SPAN,
    TRACE_METRIC,
    PROFILE,
    REPLAY_RECORDING,
    METRICS,
    /// Types that nobody knows, and items without a type: accepted and then dropped.
    UNKNOWN;

    /// @param type as the item header has it; empty when it has none
    public static ItemFamily of(String type) {
        return ItemType.of(type).family();
    }
}
