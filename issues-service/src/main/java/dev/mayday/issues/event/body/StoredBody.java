package dev.mayday.issues.event.body;

import com.github.luben.zstd.Zstd;

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
        if (dictionary != NO_DICTIONARY) {
            throw new IllegalStateException("unknown dictionary " + dictionary);
        }
        long size = Zstd.getFrameContentSize(bytes);
        if (size < 0 || size > MOST) throw new IllegalStateException("broken event body");
        return Zstd.decompress(bytes, (int) size);
    }
}
