package dev.mayday.issues.issue.state;

/// What a person's decision does to an issue: it moves it, or passes it over.
public sealed interface Decided {

    record Moved(Standing next) implements Decided {}

    /// Never an error for the rest of a bulk action (semantics 6.2).
    ///
    /// @param reason in a few words, the same for many issues
    /// @param detail the same with who and when
    record Skipped(String reason, String detail) implements Decided {}
}
