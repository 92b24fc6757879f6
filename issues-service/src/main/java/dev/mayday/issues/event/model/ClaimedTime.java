package dev.mayday.issues.event.model;

import java.time.Instant;

/// When an event says it happened, corrected by the drift of its sender's clock, before it was
/// clamped to what can be stored and shown (protocol 5.2, semantics 7.4).
public sealed interface ClaimedTime {

    record At(Instant instant) implements ClaimedTime {}

    record Absent() implements ClaimedTime {}

    /// It said something that is no time, or none that can be.
    record Unreadable() implements ClaimedTime {}
}
