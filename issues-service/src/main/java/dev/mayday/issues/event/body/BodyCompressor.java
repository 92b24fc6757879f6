package dev.mayday.issues.event.body;

import com.github.luben.zstd.ZstdCompressCtx;

/// Compresses bodies, one after another, each with the dictionary of its platform. Belongs to one
/// thread.
public final class BodyCompressor implements AutoCloseable {

    /// The row says which dictionary it was: the frame need not.
    private final ZstdCompressCtx context = new ZstdCompressCtx().setDictID(false);

    public StoredBody compress(byte[] json, String platform) {
        var dictionary = Dictionary.of(platform);
        context.loadDict(dictionary.compressing());
        return new StoredBody(dictionary.id, context.compress(json));
    }

    @Override
    public void close() {
        context.close();
    }
}
