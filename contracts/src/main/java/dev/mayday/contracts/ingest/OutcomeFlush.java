package dev.mayday.contracts.ingest;

import java.time.Instant;
import java.util.List;

/// Outcomes that ingest decided by itself (refusals), summed up since the last flush, and with
/// which keys something was taken.
///
/// @param id unique per flush, so that a repeated one is recognized
/// @param uses each key once
public record OutcomeFlush(String id, List<Count> counts, List<Use> uses) {
    public OutcomeFlush {
        counts = List.copyOf(counts);
        uses = List.copyOf(uses);
    }

    /// A key with which something was taken.
    ///
    /// @param minute start of the last minute in which it was
    public record Use(String publicKey, Instant minute) {}

    /// @param projectId 0 when not even the project is known (the lane `unattributed`)
    /// @param publicKey empty when unknown
    /// @param category wire name, `unknown` for a request refused before its items could be read
    /// @param outcome `invalid` or `rate_limited`
    /// @param reason protocol 4
    /// @param minute start of the minute in which they were received
    /// @param quantity items, at least 1
    public record Count(
            long projectId,
            String publicKey,
            String category,
            String outcome,
            String reason,
            Instant minute,
            long quantity) {}
}
