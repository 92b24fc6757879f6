package dev.mayday.wire;

/// Items that share a size and count limit (protocol 2.5).
public enum ItemFamily {
    EVENT,
    ATTACHMENT,
    SESSION,
    CLIENT_REPORT,
    CHECK_IN,
    LOG,
    SPAN,
    TRACE_METRIC,
    PROFILE,
    REPLAY_RECORDING,
    METRICS,
    /// Types that nobody knows, and items without a type: accepted and then dropped.
    UNKNOWN;

    /// @param type as the item header has it; empty when it has none
    public static ItemFamily of(String type) {
        return switch (type) {
            case "event",
                    "transaction",
                    "security",
                    "raw_security",
                    "replay_event",
                    "feedback",
                    "form_data" ->
                    EVENT;
            case "attachment", "unreal_report", "user_report" -> ATTACHMENT;
            case "session", "sessions" -> SESSION;
            case "client_report" -> CLIENT_REPORT;
            case "check_in" -> CHECK_IN;
            case "log", "otel_log" -> LOG;
            case "span", "otel_span", "otel_traces_data" -> SPAN;
            case "trace_metric" -> TRACE_METRIC;
            case "profile", "profile_chunk", "profile_chunk_ui" -> PROFILE;
            case "replay_recording", "replay_video" -> REPLAY_RECORDING;
            case "statsd", "metric_buckets", "metric_meta" -> METRICS;
            default -> UNKNOWN;
        };
    }
}
