package dev.mayday.bench.workload;

/// The content encodings that SDKs use.
public enum Encoding {
    GZIP("gzip"),
    IDENTITY(""),
    DEFLATE("deflate"),
    ZSTD("zstd"),
    BROTLI("br");

    private final String header;

    Encoding(String header) {
        this.header = header;
    }

    /// The value of Content-Encoding; empty when there is none to send.
    public String header() {
        return header;
    }
}
