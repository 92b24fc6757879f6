package dev.mayday.issues.ingestion.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mayday.wire.BoundedJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What an SDK says it threw away itself (protocol 6.4). It stands beside what was received, never
/// in its sum.
public final class ClientReport {

    private static final ObjectMapper JSON = new ObjectMapper(BoundedJson.factory());
    private static final int MOST_ENTRIES = 200;
    private static final long MOST_AT_ONCE = 1_000_000_000;

    private static final Set<String> REASONS =
            Set.of(
                    ("queue_overflow cache_overflow ratelimit_backoff network_error sample_rate before_send"
                                    + " event_processor send_error internal_sdk_error insufficient_data"
                                    + " backpressure buffer_overflow ignored invalid")
                            .split(" "));

    private static final Set<String> CATEGORIES =
            Set.of(
                    ("default error transaction security attachment attachment_item session profile"
                                    + " profile_chunk profile_chunk_ui replay monitor span feedback metric_bucket"
                                    + " log_item log_byte trace_metric trace_metric_byte internal")
                            .split(" "));

    private ClientReport() {}

    /// @throws IOException when it is not JSON
    static List<Outcome> read(byte[] payload, Outcome.Source source) throws IOException {
        var discarded = new ArrayList<Outcome>();
        for (var entry : JSON.readTree(payload).path("discarded_events")) {
            if (discarded.size() < MOST_ENTRIES) add(entry, source, discarded);
        }
        return discarded;
    }

    private static void add(JsonNode entry, Outcome.Source source, List<Outcome> discarded) {
        var category = entry.path("category").asText();
        long quantity = entry.path("quantity").asLong();
        if (quantity <= 0 || !CATEGORIES.contains(category)) return;
        var said = entry.path("reason").asText();
        var reason = REASONS.contains(said) ? said : "other";
        discarded.add(source.discarded(category, reason, Math.min(quantity, MOST_AT_ONCE)));
    }
}
