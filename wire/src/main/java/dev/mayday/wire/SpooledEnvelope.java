package dev.mayday.wire;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One accepted request, as received: what ingest knew of it and its body, still encoded.
///
/// @param sequence its place in the spool of its node, from 1 without gaps; with the node it is the
/// receipt
/// @param received server time when the first byte of the request was read
/// @param projectId from the URL or the key; 0 when only issues-service can tell (unverified,
/// `/api/store/`)
/// @param publicKey 32 lowercase hex digits
/// @param verified false when the key could not be checked because issues-service was away: the
/// digest checks it
/// @param endpoint how the body is to be read
/// @param encoding content encoding of the body
/// @param eventId the id that was answered; null when the request has none
/// @param clientAddress as in protocol 1.7; empty when unknown
/// @param userAgent of the transport; empty when none
/// @param sentryClient `sentry_client` of the credentials; empty when none
/// @param origin Origin header; empty when none
/// @param body as received, still encoded; not copied
public record SpooledEnvelope(
        long sequence,
        Instant received,
        long projectId,
        String publicKey,
        boolean verified,
        Endpoint endpoint,
        ContentEncoding encoding,
        @Nullable UUID eventId,
        String clientAddress,
        String userAgent,
        String sentryClient,
        String origin,
        byte[] body) {

    /// Which route took the request, and so what its body is.
    public enum Endpoint {
        /// `/api/{project}/envelope/`: an envelope.
        ENVELOPE,
        /// `/api/{project}/store/`: one JSON event.
        STORE,
        /// None: the bytes of a record that cannot be read, kept whole as its body.
        UNREADABLE
    }
}
