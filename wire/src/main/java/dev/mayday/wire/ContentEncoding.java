package dev.mayday.wire;

/// The content encodings of protocol 2.1.
public enum ContentEncoding {
    IDENTITY,
    GZIP,
    /// zlib-wrapped, or raw.
    DEFLATE,
    BROTLI,
    ZSTD
}
