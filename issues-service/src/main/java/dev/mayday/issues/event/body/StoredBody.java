package dev.mayday.issues.event.body;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdDecompressCtx;

/// The columns `dictionary` and `body` of an event.
public record StoredBody(short dictionary, byte[] bytes) {

    static final short NO_DICTIONARY = 0;

    /// Larger than any event that ingest accepts; a row that claims more is broken.
    private static final long MOST = 64 << 20;

    /// Of the JSON, in bytes, without unpacking it.
    ///
    /// @throws IllegalStateException when the row is broken
    public int length() {
        long length = Zstd.getFrameContentSize(bytes);
        if (length < 0 || length > MOST) throw new IllegalStateException("broken event body");
        return (int) length;
    }

    /// The normalised JSON.
    ///
    /// @throws IllegalStateException when the row is broken, or needs a dictionary that is not
    ///     there
    public byte[] json() {
        if (dictionary == NO_DICTIONARY) return Zstd.decompress(bytes, length());
        try (var context = new ZstdDecompressCtx()) {
            context.loadDict(Dictionary.numbered(dictionary).decompressing());
            return context.decompress(bytes, length());
        }
    }
}
