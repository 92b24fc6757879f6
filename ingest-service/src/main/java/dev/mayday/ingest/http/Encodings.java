package dev.mayday.ingest.http;

import dev.mayday.wire.ContentEncoding;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The header Content-Encoding, with what some clients write there (protocol 2.1).
final class Encodings {

    private Encodings() {}

    /// Null when it is none that we know.
    static @Nullable ContentEncoding of(@Nullable String header) {
        if (header == null) return ContentEncoding.IDENTITY;
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
