package dev.mayday.alerts.delivery;

import dev.mayday.alerts.settings.Destination;
import java.time.Instant;
import java.util.function.Supplier;

/// A leased delivery: ours to send until the lease ends.
///
/// @param attempt number of this attempt, from 1
/// @param first time of the first attempt
/// @param notice reads what is to be said, and throws when it is unreadable: that concerns this
///     delivery alone
record Parcel(
        long project,
        long id,
        int attempt,
        Instant first,
        Destination destination,
        Supplier<Notice> notice) {}
