package dev.mayday.contracts.alerts;

import dev.mayday.contracts.Word;

/// The kinds of destinations.
public enum ChannelKind implements Word {
    SLACK,
    /// A word of another version.
    UNKNOWN
}
