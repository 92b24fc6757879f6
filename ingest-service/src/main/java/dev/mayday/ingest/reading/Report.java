package dev.mayday.ingest.reading;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What comes neither as an envelope nor to `/store/`, with what its request says beside the body
/// (protocol 2.2 to 2.4).
public sealed interface Report {

    /// What a browser says was forbidden.
    ///
    /// @param release empty when not said
    /// @param environment empty when not said
    record OfBrowser(String release, String environment) implements Report {}

    /// @param isInQuery whether there is nothing but the query
    /// @param query parameters by name
    record CheckIn(String monitor, boolean isInQuery, Map<String, String> query)
            implements Report {}

    /// @param item as which it is kept
    record Otlp(String item, String contentType) implements Report {}

    /// @param contentType as sent: where the parts end stands in it
    record Minidump(String contentType) implements Report {}

    /// @param event null when it is no id
    record Attachments(@Nullable UUID event, String contentType) implements Report {}
}
