package dev.mayday.contracts.issues;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mayday.contracts.Level;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One event of an issue, with all that is told of it.
///
/// @param transaction the route or task in which it happened, beside the culprit; empty when
/// unknown
/// @param exceptions in the order people read them, with how each belongs to another
/// @param body the event as stored: the normalised payload of protocol 5, hostile text all
/// through
/// @param olderId the event before this one in the issue, or among those that the query finds; null
/// on the oldest
/// @param newerId the event after this one; null on the newest
/// @param ordinal 1 for the oldest event that is kept, or that the query finds; 0 where it does not
/// find this one, or where too many are older to be counted
/// @param retained how many are kept, or found, as far as was looked
/// @param partly whether there are more: only so many around it are counted, and a query is tested
/// on the newest only
/// @param receipt what was dropped, cut, filtered and corrected; empty when nothing was
public record EventDetail(
        String id,
        long issueId,
        Instant received,
        Instant timestamp,
        String environment,
        String release,
        Level level,
        Map<String, String> tags,
        String transaction,
        List<ThrownException> exceptions,
        JsonNode body,
        @Nullable String olderId,
        @Nullable String newerId,
        long ordinal,
        long retained,
        boolean partly,
        List<ReceiptLine> receipt) {
    public EventDetail {
        tags = Map.copyOf(tags);
        exceptions = List.copyOf(exceptions);
        receipt = List.copyOf(receipt);
    }

    /// One thing that was done to what an application sent (semantics 5.3).
    ///
    /// @param path where, as in `request.headers.Authorization`: hostile text
    /// @param rule by which, as in `@password:filter`, `!limit` or `invalid_data`
    /// @param length of the original in characters or entries; null when unknown
    /// @param note why, in a few words; may be empty
    public record ReceiptLine(
            String path, Kind kind, String rule, @Nullable Long length, String note) {

        public enum Kind {
            /// Gone: it was not what its place asks for.
            DROPPED,
            /// Shortened to a limit.
            CUT,
            /// Taken out by scrubbing, here or in the SDK.
            FILTERED,
            /// Kept in another form, or at another time.
            CORRECTED
        }
    }
}
