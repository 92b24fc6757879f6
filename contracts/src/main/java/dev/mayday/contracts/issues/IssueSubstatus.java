package dev.mayday.contracts.issues;

import dev.mayday.contracts.Word;

/// The finer word beside an [IssueStatus]: why an open issue is open, until when one is parked.
public enum IssueSubstatus implements Word {
    NEW,
    ONGOING,
    ESCALATING,
    REGRESSED,
    FIXED,
    UNTIL_ESCALATING,
    UNTIL_CONDITION,
    FOREVER,
    /// A word of another version.
    UNKNOWN
}
