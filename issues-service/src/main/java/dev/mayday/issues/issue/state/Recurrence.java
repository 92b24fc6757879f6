package dev.mayday.issues.issue.state;

/// What an event of a known issue means for its state.
public sealed interface Recurrence {

    /// The state stays; the event counts in full.
    record Usual() implements Recurrence {}

    /// The issue stays resolved; the event is stored and counted, with why it is late
    /// (semantics 7.4).
    record Held(Lateness lateness) implements Recurrence {}

    /// The issue is open again (T13).
    record Regressed(Standing standing) implements Recurrence {}
}
