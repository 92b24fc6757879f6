package dev.mayday.wire;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.BrotliInputStream;
import com.github.luben.zstd.RecyclingBufferPool;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.DataFormatException;

/// Decodes a body in any [ContentEncoding] within an absolute limit: at most one block of output
/// exists at a time, a bomb is left as soon as it shows.
public final class Decoding {

    private static final int BLOCK = 64 << 10;

    /// Windows of zstd up to 8 MB; brotli cannot ask for more than 16 MB.
    private static final int ZSTD_WINDOW_LOG = 23;

    private Decoding() {}

    /// Takes decoded bytes, block by block.
    @FunctionalInterface
    public interface Sink {
        /// @param bytes valid during the call only
        /// @return false when no more are wanted
        boolean accept(byte[] bytes, int offset, int length);
    }

    public sealed interface Result {

        /// All of it went to the sink, or as much as the sink wanted.
        record Complete(long size) implements Result {}

        /// More than the limit comes out of it.
        record TooLarge(long limit) implements Result {}

        /// Within the limit so far, but so many times larger than its packing as nothing honest is.
        record TooDense(int times) implements Result {}

        /// It is not in this encoding, or ends too early.
        record Corrupt(String cause) implements Result {}

        /// The native library for it is missing on this machine.
        record Unavailable(String encoding) implements Result {}
    }

    /// The same, with all of the output in memory.
    public sealed interface Decoded {

        /// The decoded bytes; those of the body itself when nothing had to be decoded.
        record Bytes(byte[] bytes) implements Decoded {}

        record Failed(Result because) implements Decoded {}
    }

    /// @param limit most bytes that may come out
    public static Decoded decode(ContentEncoding encoding, byte[] body, long limit) {
        if (encoding == ContentEncoding.IDENTITY && body.length <= limit) {
            return new Decoded.Bytes(body);
        }
        var collected = new Collected((int) Math.min(limit, 8L * body.length));
        var result = stream(encoding, body, limit, collected);
        return result instanceof Result.Complete
                ? new Decoded.Bytes(collected.toByteArray())
                : new Decoded.Failed(result);
    }

    /// Decodes what is already known to be in this encoding and to come out at this size: in memory
    /// is no more than that. A body of which nothing had to be decoded is returned itself.
    public static byte[] exactly(ContentEncoding encoding, byte[] body, int size) {
        if (encoding == ContentEncoding.IDENTITY) return body;
        var collected = new Collected(size);
        if (stream(encoding, body, size, collected) instanceof Result.Complete) {
            return collected.toByteArray();
        }
        throw new IllegalArgumentException("not " + size + " bytes in " + encoding);
    }

    /// Sends the decoded bytes to the sink until it wants no more.
    ///
    /// @param limit most bytes that may come out
    public static Result stream(ContentEncoding encoding, byte[] body, long limit, Sink sink) {
        if (encoding == ContentEncoding.BROTLI && !hasBrotli()) return new Result.Unavailable("br");
        var outlet = new Outlet(body.length, limit, sink);
        try {
            switch (encoding) {
                case IDENTITY -> outlet.write(body, 0, body.length);
                case GZIP -> Gunzip.run(body, outlet);
                case DEFLATE -> Inflation.run(body, outlet);
                case BROTLI -> brotli(body, outlet);
                case ZSTD -> zstd(body, outlet);
            }
        } catch (IOException | DataFormatException corrupt) {
            return new Result.Corrupt(String.valueOf(corrupt.getMessage()));
        }
        return outlet.result();
    }

    static boolean hasBrotli() {
        try {
            return Brotli4jLoader.isAvailable();
        } catch (LinkageError notEvenTheLoader) {
            return false;
        }
    }

    private static void brotli(byte[] body, Outlet outlet) throws IOException {
        try (var in = new BrotliInputStream(new ByteArrayInputStream(body))) {
            pump(in, outlet);
        }
    }

    private static void zstd(byte[] body, Outlet outlet) throws IOException {
        var source = new ByteArrayInputStream(body);
        try (var in = new ZstdInputStreamNoFinalizer(source, RecyclingBufferPool.INSTANCE)) {
            in.setLongMax(ZSTD_WINDOW_LOG);
            pump(in, outlet);
        }
    }

    private static void pump(InputStream in, Outlet outlet) throws IOException {
        var block = new byte[BLOCK];
        int read = in.read(block);
        while (read >= 0 && outlet.write(block, 0, read)) {
            read = in.read(block);
        }
    }
}
