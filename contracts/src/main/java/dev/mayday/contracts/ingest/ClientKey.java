package dev.mayday.contracts.ingest;

import java.util.List;

/// A client key (the public part of a DSN) and what ingest must know to decide on a request.
///
/// @param publicKey 32 lowercase hex digits
/// @param projectId the project it belongs to, a positive integer
/// @param active false when the key or its project is disabled
/// @param allowedOrigins `*`, or `[scheme://]host[:port]` entries (protocol 1.5); empty refuses
/// every browser
public record ClientKey(
        String publicKey, long projectId, boolean active, List<String> allowedOrigins) {
    public ClientKey {
        allowedOrigins = List.copyOf(allowedOrigins);
    }
}
