package dev.mayday.bench.workload;

import java.io.ByteArrayOutputStream;
import java.util.zip.Deflater;

/// Bytes that occur in many envelopes, and their compressed form: whole deflate blocks that end on
/// a byte, refer to nothing before them and are not marked as the last, so that they can stand
/// anywhere in a gzip stream.
record Piece(byte[] raw, byte[] deflated) {

    static Piece of(byte[] raw, int level) {
        var deflater = new Deflater(level, true);
        try {
            return of(raw, deflater);
        } finally {
            deflater.end();
        }
    }

    /// @param deflater fresh or reset, without header ("nowrap")
    static Piece of(byte[] raw, Deflater deflater) {
        deflater.setInput(raw);
        var out = new ByteArrayOutputStream(raw.length / 3 + 64);
        var buffer = new byte[4096];
        int n;
        do {
            n = deflater.deflate(buffer, 0, buffer.length, Deflater.FULL_FLUSH);
            out.write(buffer, 0, n);
        } while (n == buffer.length);
        return new Piece(raw, out.toByteArray());
    }
}
