package dev.mayday.bench.load;

import dev.mayday.bench.workload.Encoding;
import dev.mayday.bench.workload.Envelope;
import dev.mayday.bench.workload.Language;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Envelopes as HTTP requests of the SDK that they pretend to come from.
final class Posts {

    private final Dsn dsn;
    private final Map<Kind, String> heads = new ConcurrentHashMap<>();

    private record Kind(Language language, boolean keyInQuery, Encoding encoding) {}

    Posts(Dsn dsn) {
        this.dsn = dsn;
    }

    byte[] request(Envelope envelope) {
        var kind = new Kind(envelope.language(), envelope.keyInQuery(), envelope.encoding());
        var head =
                heads.computeIfAbsent(kind, this::head)
                        + (envelope.lastOnConnection() ? "Connection: close\r\n" : "")
                        + "Content-Length: "
                        + envelope.body().length
                        + "\r\n\r\n";
        var request = new byte[head.length() + envelope.body().length];
        System.arraycopy(head.getBytes(StandardCharsets.ISO_8859_1), 0, request, 0, head.length());
        System.arraycopy(envelope.body(), 0, request, head.length(), envelope.body().length);
        return request;
    }

    private String head(Kind kind) {
        var client = kind.language().client();
        var query =
                "?sentry_version=7&sentry_key=%s&sentry_client=%s"
                        .formatted(dsn.key(), client.replace("/", "%2F"));
        var auth =
                "X-Sentry-Auth: Sentry sentry_key=%s, sentry_version=7, sentry_client=%s\r\n"
                        .formatted(dsn.key(), client);
        boolean encoded = kind.encoding() != Encoding.IDENTITY;
        return "POST "
                + dsn.envelopePath()
                + (kind.keyInQuery() ? query : "")
                + " HTTP/1.1\r\nHost: "
                + dsn.origin().authority()
                + "\r\nUser-Agent: "
                + client
                + "\r\n"
                + (kind.keyInQuery() ? "" : auth)
                + "Content-Type: "
                + (kind.keyInQuery() ? "text/plain;charset=UTF-8" : "application/x-sentry-envelope")
                + "\r\n"
                + (encoded ? "Content-Encoding: " + kind.encoding().header() + "\r\n" : "");
    }
}
