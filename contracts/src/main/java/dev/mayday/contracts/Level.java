package dev.mayday.contracts;

/// How bad something is, least first.
public enum Level implements Word {
    DEBUG,
    INFO,
    WARNING,
    ERROR,
    FATAL,
    /// A word of another version.
    UNKNOWN
}
