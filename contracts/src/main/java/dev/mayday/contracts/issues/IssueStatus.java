package dev.mayday.contracts.issues;

import dev.mayday.contracts.Word;

/// What people decided about an issue (semantics 6.1).
public enum IssueStatus implements Word {
    /// Open: somebody should look at it.
    UNRESOLVED,
    /// Fixed by someone's word.
    RESOLVED,
    /// Parked; nobody is told.
    ARCHIVED,
    /// A word of another version.
    UNKNOWN
}
