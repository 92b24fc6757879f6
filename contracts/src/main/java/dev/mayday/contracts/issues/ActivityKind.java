package dev.mayday.contracts.issues;

import dev.mayday.contracts.Word;

/// What happened to an issue, in its history.
public enum ActivityKind implements Word {
    OPENED,
    REGRESSED,
    RESOLVED,
    REOPENED,
    ARCHIVED,
    /// A person's decision was taken back: the issue stands as before it.
    UNDONE,
    FIRST_IN_ENVIRONMENT,
    /// To a team or a member, by a person or by a rule; also when a change of that was taken back.
    ASSIGNED,
    UNASSIGNED,
    /// A word of another version.
    UNKNOWN
}
