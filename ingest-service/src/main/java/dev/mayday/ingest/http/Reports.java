package dev.mayday.ingest.http;

import dev.mayday.contracts.EventIds;
import dev.mayday.ingest.reading.Report;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a request is that is neither an envelope nor an event (protocol 2.2).
final class Reports {

    private static final Set<String> OF_BROWSERS =
            Set.of(
                    "application/json",
                    "application/csp-report",
                    "application/expect-ct-report",
                    "application/expect-ct-report+json",
                    "application/expect-staple-report",
                    "application/reports+json");
    private static final Set<String> OF_OTLP = Set.of("application/x-protobuf", "application/json");

    private Reports() {}

    /// @param contentType as sent; empty when absent
    static boolean takes(Route.Kind kind, String contentType) {
        return switch (kind) {
            case SECURITY -> OF_BROWSERS.contains(bare(contentType));
            case TRACES, LOGS -> OF_OTLP.contains(bare(contentType));
            case ENVELOPE, STORE, CHECK_IN, MINIDUMP, ATTACHMENTS -> true;
        };
    }

    private static String bare(String contentType) {
        int parameters = contentType.indexOf(';');
        var type = parameters < 0 ? contentType : contentType.substring(0, parameters);
        return type.strip().toLowerCase(Locale.ROOT);
    }

    /// Null for an event.
    static @Nullable Report of(HttpServerRequest request, Route route) {
        var type = RequestHead.header(request, "Content-Type");
        return switch (route.kind()) {
            case ENVELOPE, STORE -> null;
            case SECURITY -> {
                var said = said(request);
                yield new Report.OfBrowser(
                        said.getOrDefault("sentry_release", ""),
                        said.getOrDefault("sentry_environment", ""));
            }
            case CHECK_IN ->
                    new Report.CheckIn(
                            route.subject(), request.method() == HttpMethod.GET, said(request));
            case TRACES -> new Report.Otlp("otel_traces_data", bare(type));
            case LOGS -> new Report.Otlp("otel_log", bare(type));
            case MINIDUMP -> new Report.Minidump(type);
            case ATTACHMENTS ->
                    new Report.Attachments(EventIds.parse(route.subject()).orElse(null), type);
        };
    }

    /// The first of each parameter.
    private static Map<String, String> said(HttpServerRequest request) {
        var said = new HashMap<String, String>();
        var parameters = Query.of(request).parameters();
        if (parameters != null) parameters.forEach(said::putIfAbsent);
        return said;
    }
}
