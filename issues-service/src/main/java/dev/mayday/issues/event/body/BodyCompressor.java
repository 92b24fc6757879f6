package dev.mayday.issues.event.body;

import com.github.luben.zstd.ZstdCompressCtx;

/// Compresses bodies, one after another. Belongs to one thread.
public final class BodyCompressor implements AutoCloseable {

    private static final int LEVEL = 3;

    private final ZstdCompressCtx context = new ZstdCompressCtx().setLevel(LEVEL);

    public StoredBody compress(byte[] json) {
        return new StoredBody(StoredBody.NO_DICTIONARY, context.compress(json));
    }

    @Override
    public void close() {
        context.close();
    }
}
