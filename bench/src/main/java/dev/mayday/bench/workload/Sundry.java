package dev.mayday.bench.workload;

import java.time.Instant;

/// What SDKs send besides errors, and what no server should take.
final class Sundry {

    private Sundry() {}

    static String session(Occurrence o) {
        var payload =
                """
                {"sid":"%s","did":"%d","init":true,"started":"%s","timestamp":"%s",\
                "status":"exited","errors":0,"duration":12.5,\
                "attrs":{"release":"%s","environment":"%s"}}"""
                        .formatted(
                                o.eventId(),
                                o.user(),
                                Head.iso(o.at().minusSeconds(13)),
                                Head.iso(o.at()),
                                o.releaseName(),
                                o.environmentName());
        return item("{\"sent_at\":\"%s\"}".formatted(Head.iso(o.at())), "session", payload);
    }

    static String transaction(Occurrence o) {
        var span =
                """
                {"trace_id":"%s","span_id":"%016x","parent_span_id":"%s","op":"db",\
                "description":"SELECT 1","start_timestamp":%s,"timestamp":%s}""";
        var start = Head.epoch(o.at().minusMillis(80));
        var end = Head.epoch(o.at());
        var payload =
                """
                {"type":"transaction","event_id":"%s","platform":"%s","transaction":"/cart/",\
                "start_timestamp":%s,"timestamp":%s,"release":"%s","environment":"%s",\
                "contexts":{"trace":{"trace_id":"%s","span_id":"%s","op":"http.server"}},\
                "spans":[%s]}"""
                        .formatted(
                                o.eventId(),
                                o.language().platform(),
                                start,
                                end,
                                o.releaseName(),
                                o.environmentName(),
                                o.traceId(),
                                o.spanId(),
                                span.formatted(o.traceId(), o.trace() | 1, o.spanId(), start, end));
        return item("{\"event_id\":\"%s\"}".formatted(o.eventId()), "transaction", payload);
    }

    static String report(Instant now) {
        var payload =
                """
                {"timestamp":"%s","discarded_events":\
                [{"reason":"sample_rate","category":"error","quantity":3}]}"""
                        .formatted(Head.iso(now));
        return item("{}", "client_report", payload);
    }

    static String malformed() {
        return "this is not an envelope\n";
    }

    private static String item(String header, String type, String payload) {
        return "%s\n{\"type\":\"%s\",\"length\":%d}\n%s\n"
                .formatted(header, type, payload.length(), payload);
    }
}
