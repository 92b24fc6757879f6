package dev.mayday.issues.ingestion.read;

import dev.mayday.wire.EnvelopeItem;
import java.util.List;

/// As what an item is counted (protocol 4).
public final class Categories {

    public static final String ERROR = "error";
    static final String TRANSACTION = "transaction";
    static final String UNKNOWN = "unknown";

    /// @param name on the wire (protocol 6.2)
    record Category(String name, long quantity) {}

    private Categories() {}

    /// The item's categories; the first one counts items, a second one bytes.
    static List<Category> of(EnvelopeItem item) {
        return switch (item.type()) {
            case "event", "unreal_report" -> one(ERROR);
            case "transaction" -> one(TRANSACTION);
            case "attachment" ->
                    List.of(
                            new Category("attachment_item", 1),
                            new Category("attachment", Math.max(1, item.length())));
            case "session", "sessions" -> one("session");
            case "user_report", "feedback" -> one("feedback");
            case "client_report" -> one("internal");
            case "check_in" -> one("monitor");
            case "log", "otel_log" -> counted("log_item", item);
            case "span", "otel_span", "otel_traces_data" -> counted("span", item);
            case "trace_metric" -> counted("trace_metric", item);
            case "statsd", "metric_buckets", "metric_meta" -> one("metric_bucket");
            case "profile" -> one("profile");
            case "profile_chunk", "profile_chunk_ui" -> one(profileChunk(item));
            case "replay_event", "replay_recording", "replay_video" -> one("replay");
            case "security", "raw_security" -> one("security");
            case "nel", "form_data" -> one("default");
            default -> one(UNKNOWN);
        };
    }

    /// The reason of the outcome `invalid` for what Mayday does not take at all; empty for what it
    /// counts.
    static String refusal(EnvelopeItem item) {
        return switch (item.type()) {
            case "statsd", "metric_buckets", "metric_meta", "integration" -> "unsupported_item";
            case "attachment" -> isPlaceholder(item) ? "unsupported_item" : "";
            default -> of(item).getFirst().name().equals(UNKNOWN) ? "unknown_item" : "";
        };
    }

    /// Of these an envelope may hold one; the others are duplicates.
    static boolean makesAnEvent(EnvelopeItem item) {
        return switch (item.type()) {
            case "event", "transaction", "security", "raw_security", "feedback" -> true;
            default -> false;
        };
    }

    private static boolean isPlaceholder(EnvelopeItem item) {
        return "application/vnd.sentry.attachment-ref+json".equals(item.contentType());
    }

    private static String profileChunk(EnvelopeItem item) {
        if (item.type().equals("profile_chunk_ui")) return "profile_chunk_ui";
        return switch (item.platform()) {
            case "android", "cocoa", "javascript" -> "profile_chunk_ui";
            case null, default -> "profile_chunk";
        };
    }

    private static List<Category> counted(String name, EnvelopeItem item) {
        var claimed = item.itemCount();
        return List.of(new Category(name, claimed == null ? 1 : Math.clamp(claimed, 1, 1_000)));
    }

    private static List<Category> one(String name) {
        return List.of(new Category(name, 1));
    }
}
