package dev.mayday.issues.event.normalise;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is known of an event from the way it came, not from its payload.
///
/// @param projectId the project whose key let it in
/// @param eventId the id that was answered to the client
/// @param received server time when the first byte of the request was read
/// @param sentAt of the envelope header; null when absent or unreadable
/// @param clientAddress as in protocol 1.7; empty when unknown
/// @param userAgent of the transport; empty when none
/// @param sentryClient `name/version` of the credentials; empty when none
public record TransportFacts(
        long projectId,
        UUID eventId,
        Instant received,
        @Nullable Instant sentAt,
        String clientAddress,
        String userAgent,
        String sentryClient) {}
