package dev.mayday.wire;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the first line of an envelope says. Unknown keys are not kept here, the raw envelope is.
///
/// @param eventId null when absent or nil
/// @param dsn null when absent
/// @param sentAt null when absent or unreadable: then there is no drift correction
/// @param origin `origin` of the header, as sent; null when absent
/// @param sdkName as sent; null when absent
/// @param sdkVersion as sent; null when absent
public record EnvelopeHeader(
        @Nullable UUID eventId,
        @Nullable Dsn dsn,
        @Nullable Instant sentAt,
        @Nullable String origin,
        @Nullable String sdkName,
        @Nullable String sdkVersion) {}
