package dev.mayday.alerts.delivery;

import dev.mayday.alerts.settings.Destination;
import java.time.Instant;

/// A leased delivery: ours to send until the lease ends.
///
/// @param attempt number of this attempt, from 1
/// @param first time of the first attempt
record Parcel(
        long project,
        long id,
        int attempt,
        Instant first,
        Destination destination,
        Notice notice) {}
