package dev.mayday.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The table of protocol 4.
class ItemTypeTest {

    @ParameterizedTest
    @CsvSource({
        "event, EVENT, error, STORE",
        "transaction, EVENT, transaction, COUNT",
        "security, EVENT, security, STORE",
        "raw_security, EVENT, security, STORE",
        "feedback, EVENT, feedback, COUNT",
        "user_report, ATTACHMENT, feedback, COUNT",
        "attachment, ATTACHMENT, attachment, COUNT",
        "unreal_report, ATTACHMENT, error, COUNT",
        "session, SESSION, session, COUNT",
        "sessions, SESSION, session, COUNT",
        "client_report, CLIENT_REPORT, internal, ADD_UP",
        "check_in, CHECK_IN, monitor, COUNT",
        "log, LOG, log_item, COUNT",
        "otel_log, LOG, log_item, COUNT",
        "span, SPAN, span, COUNT",
        "otel_span, SPAN, span, COUNT",
        "otel_traces_data, SPAN, span, COUNT",
        "trace_metric, TRACE_METRIC, trace_metric, COUNT",
        "statsd, METRICS, metric_bucket, REFUSE",
        "metric_buckets, METRICS, metric_bucket, REFUSE",
        "metric_meta, METRICS, metric_bucket, REFUSE",
        "profile, PROFILE, profile, COUNT",
        "profile_chunk, PROFILE, profile_chunk, COUNT",
        "profile_chunk_ui, PROFILE, profile_chunk_ui, COUNT",
        "replay_event, EVENT, replay, COUNT",
        "replay_recording, REPLAY_RECORDING, replay, COUNT",
        "replay_video, REPLAY_RECORDING, replay, COUNT",
        "nel, UNKNOWN, default, COUNT",
        "form_data, EVENT, default, COUNT",
        "integration, UNKNOWN, unknown, REFUSE",
        "user_feedback, UNKNOWN, unknown, DROP",
        "Event, UNKNOWN, unknown, DROP"
    })
    void a_type_has_family_category_and_fate(
            String name, ItemFamily family, String category, ItemType.Fate fate) {
        var type = ItemType.of(name);

        assertThat(type.family()).isEqualTo(family);
        assertThat(type.category().wire()).isEqualTo(category);
        assertThat(type.fate()).isEqualTo(fate);
    }

    @Test
    void a_placeholder_of_an_attachment_is_refused() {
        assertThat(
                        ItemType.of(
                                item(
                                        "attachment",
                                        "application/vnd.sentry.attachment-ref+json",
                                        "")))
                .isEqualTo(ItemType.ATTACHMENT_PLACEHOLDER);
    }

    @ParameterizedTest
    @CsvSource({"android", "cocoa", "javascript"})
    void a_profile_chunk_of_a_screen_counts_as_such(String platform) {
        assertThat(ItemType.of(item("profile_chunk", "", platform)))
                .isEqualTo(ItemType.PROFILE_CHUNK_UI);
    }

    private static EnvelopeItem item(String type, String contentType, String platform) {
        return new EnvelopeItem(type, 0, 0, contentType, null, null, platform, null, null);
    }
}
