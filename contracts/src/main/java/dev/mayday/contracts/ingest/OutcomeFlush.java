package dev.mayday.contracts.ingest;

import java.time.Instant;
import java.util.List;

/// Outcomes that ingest decided by itself (refusals), summed up since the last flush.
///
/// @param id unique per flush, so that a repeated one is recognized
public record OutcomeFlush(String id, List<Count> counts) {
    public OutcomeFlush {
        counts = List.copyOf(counts);
    }

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
