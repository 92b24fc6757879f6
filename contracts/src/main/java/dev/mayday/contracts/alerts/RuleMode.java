package dev.mayday.contracts.alerts;

import dev.mayday.contracts.Word;

/// Whether a rule speaks.
public enum RuleMode implements Word {
    OFF,
    /// Decides and records what it would have said.
    WATCH,
    ACTIVE,
    /// A word of another version.
    UNKNOWN
}
