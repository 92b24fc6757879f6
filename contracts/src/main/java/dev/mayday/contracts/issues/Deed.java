package dev.mayday.contracts.issues;

import dev.mayday.contracts.Word;

/// What a person decides about issues.
public enum Deed implements Word {
    RESOLVE,
    REOPEN,
    ARCHIVE,
    /// A word of another version.
    UNKNOWN
}
