package dev.mayday.ingest.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

/// Any page may send and read the answer; whether its event is taken is decided by the key's
/// origins.
final class Cors {

    private static final CharSequence ALLOW_ORIGIN =
            HttpHeaders.createOptimized("access-control-allow-origin");
    private static final CharSequence EXPOSE_HEADERS =
            HttpHeaders.createOptimized("access-control-expose-headers");
    private static final CharSequence ANY = HttpHeaders.createOptimized("*");
    private static final CharSequence EXPOSED =
            HttpHeaders.createOptimized("x-sentry-error, x-sentry-rate-limits, retry-after");
    private static final String ALLOWED_HEADERS =
            "x-sentry-auth, x-requested-with, x-forwarded-for, origin, referer, accept,"
                    + " content-type, authentication, authorization, content-encoding,"
                    + " transfer-encoding, sentry-trace, baggage, traceparent, x-csrftoken";

    private Cors() {}

    static void onAnswer(MultiMap headers) {
        headers.set(ALLOW_ORIGIN, ANY).set(EXPOSE_HEADERS, EXPOSED);
    }

    static void onPreflight(MultiMap headers, Route route) {
        onAnswer(headers);
        headers.set("access-control-allow-methods", route.kind().methods() + ", OPTIONS")
                .set("access-control-allow-headers", ALLOWED_HEADERS)
                .set("access-control-max-age", "3600");
    }
}
