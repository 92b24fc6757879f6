package dev.mayday.contracts.issues;

/// One exception of an event, in the order people read them: the one thrown last first, the members
/// of a group under it, each followed by its own causes.
///
/// @param index in `exception.values` of the body, where entries that are no object do not count
/// @param depth how far to indent: members and suppressed ones stand one deeper than what holds
/// them
/// @param relation to the exception at `of`
/// @param of position in the same list; −1 where `relation` is [Relation#OUTERMOST] or
///     [Relation#BESIDE]
public record ThrownException(int index, int depth, Relation relation, int of) {

    /// How an exception belongs to another one. Sealed as an enum: whoever shows one has to have
    /// words for all.
    public enum Relation {
        /// The one that was caught or ended the program.
        OUTERMOST,
        /// `of` was caused by it.
        CAUSED_BY,
        /// `of` was thrown while it was being handled (Python's `__context__`).
        WHILE_HANDLING,
        /// It was thrown before `of`; whether as its cause or while it was handled, the SDK does
        /// not say.
        EARLIER,
        /// It was thrown while `of` was on its way, and kept aside (Java's `getSuppressed`).
        SUPPRESSED,
        /// `of` is a group, and it is one of its members.
        MEMBER,
        /// It came in the same event; nobody says how it belongs there.
        BESIDE
    }
}
