package dev.mayday.issues.event.normalise;

import dev.mayday.issues.event.model.NormalisedEvent;

/// What became of a payload.
public sealed interface Reading {

    record Read(NormalisedEvent event) implements Reading {}

    /// The payload is no event.
    ///
    /// @param reason of the outcome `invalid` (protocol 4): `invalid_json`, `invalid_transaction`
    ///     or `timestamp`
    /// @param detail one sentence for people, free of payload
    record Refused(String reason, String detail) implements Reading {}
}
