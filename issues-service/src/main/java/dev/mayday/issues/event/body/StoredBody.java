package dev.mayday.issues.event.body;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdDecompressCtx;

/// The columns `dictionary` and `body` of an event.
public record StoredBody(short dictionary, byte[] bytes) {

    static final short NO_DICTIONARY = 0;

    /// Larger than any event that ingest accepts; a row that claims more is broken.
    private static final long MOST = 64 << 20;

    /// The normalised JSON.
    ///
    /// @throws IllegalStateException when the row is broken, or needs a dictionary that is not
    ///     there
    public byte[] json() {
        long size = Zstd.getFrameContentSize(bytes);
        if (size < 0 || size > MOST) throw new IllegalStateException("broken event body");
        if (dictionary == NO_DICTIONARY) return Zstd.decompress(bytes, (int) size);
        try (var context = new ZstdDecompressCtx()) {
            context.loadDict(Dictionary.numbered(dictionary).decompressing());
            return context.decompress(bytes, (int) size);
        }
    }
}
