package dev.mayday.contracts.alerts;

import dev.mayday.contracts.Word;

/// Where a message to a destination stands.
public enum DeliveryState implements Word {
    /// Not tried yet.
    QUEUED,
    /// On its way.
    SENDING,
    /// Tried in vain, and to be tried again.
    RETRYING,
    DELIVERED,
    /// Told by the message of another delivery.
    SUPERSEDED,
    /// Given up.
    DEAD,
    /// Its destination was taken away.
    CANCELLED,
    /// A word of another version.
    UNKNOWN
}
