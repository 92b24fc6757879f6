package dev.mayday.ingest.http;

import dev.mayday.ingest.Refusal;
import dev.mayday.wire.ContentEncoding;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the head of a request is good for, before anybody is asked and anything is read.
sealed interface RequestHead {

    record Refused(Refusal because) implements RequestHead {}

    /// @param client `sentry_client`; empty when absent
    record Named(ContentEncoding encoding, String publicKey, String client)
            implements RequestHead {}

    /// Only the header of the envelope can name the key.
    record Anonymous(ContentEncoding encoding) implements RequestHead {}

    static RequestHead of(Reception reception, HttpServerRequest request, Route route) {
        if (!route.kind().allows(request.method().name())) {
            return new Refused(new Refusal.WrongMethod(route.kind().methods()));
        }
        if (!Reports.takes(route.kind(), header(request, "Content-Type"))) {
            return new Refused(new Refusal.UnsupportedType());
        }
        if (route.projectId() < 0) return new Refused(new Refusal.BadProject());
        if (reception.inFlight().isClosed() || !reception.spool().isOpen()) {
            return new Refused(new Refusal.Closing());
        }
        var header = header(request, "Content-Encoding");
        var encoding = encoding(header);
        if (encoding == null) return new Refused(new Refusal.UnsupportedEncoding(header));
        var query = Query.of(request);
        if (!query.isReadable()) return new Refused(new Refusal.BadQuery());
        return switch (Credentials.of(request.headers()::getAll, query::all, route.key())) {
            case Credentials.Refused(var because) -> new Refused(because);
            case Credentials.Given(var key, var client) -> new Named(encoding, key, client);
            case Credentials.Absent _ when isEnvelope(request, route) -> new Anonymous(encoding);
            case Credentials.Absent _ -> new Refused(new Refusal.NoCredentials());
        };
    }

    /// Whether the body is an envelope; else it is one event.
    static boolean isEnvelope(HttpServerRequest request, Route route) {
        if (route.kind() == Route.Kind.ENVELOPE) return true;
        return route.kind() == Route.Kind.STORE
                && request.method() == HttpMethod.POST
                && header(request, "Content-Type")
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .startsWith("application/x-sentry-envelope");
    }

    /// Empty when the request has none.
    static String header(HttpServerRequest request, String name) {
        var value = request.getHeader(name);
        return value == null ? "" : value;
    }

    /// With what some clients write there (protocol 2.1); null when it is none that we know.
    private static @Nullable ContentEncoding encoding(String header) {
        return switch (header.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity", "utf-8" -> ContentEncoding.IDENTITY;
            case "gzip", "x-gzip" -> ContentEncoding.GZIP;
            case "deflate" -> ContentEncoding.DEFLATE;
            case "br" -> ContentEncoding.BROTLI;
            case "zstd" -> ContentEncoding.ZSTD;
            default -> null;
        };
    }
}
