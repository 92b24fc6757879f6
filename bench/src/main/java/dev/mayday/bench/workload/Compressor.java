package dev.mayday.bench.workload;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/// Puts an envelope's pieces together in an encoding. Gzip is the cheap one: one ordinary member
/// made of the pieces' ready blocks, so that only the first, varying piece is compressed per event.
/// The other encodings are rare and compress the whole. Not for use by several threads.
final class Compressor {

    /// Magic, method, no flags, no time, no extra flags, unknown system.
    private static final byte[] GZIP_HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    /// An empty last block.
    private static final byte[] LAST_BLOCK = {3, 0};

    private final Deflater fast = new Deflater(Deflater.BEST_SPEED, true);

    byte[] encode(Encoding encoding, byte[] head, List<Piece> rest) {
        return switch (encoding) {
            case GZIP -> gzip(head, rest);
            case IDENTITY -> joined(head, rest);
            case DEFLATE -> deflate(joined(head, rest));
            case ZSTD -> Zstd.compress(joined(head, rest));
            case BROTLI -> brotli(joined(head, rest));
        };
    }

    private byte[] gzip(byte[] head, List<Piece> rest) {
        fast.reset();
        var first = Piece.of(head, fast);
        var crc = new CRC32();
        crc.update(head);
        int length = head.length;
        int compressed = first.deflated().length;
        for (var piece : rest) {
            crc.update(piece.raw());
            length += piece.raw().length;
            compressed += piece.deflated().length;
        }
        var out = new ByteArrayOutputStream(compressed + 20);
        out.writeBytes(GZIP_HEADER);
        out.writeBytes(first.deflated());
        for (var piece : rest) out.writeBytes(piece.deflated());
        out.writeBytes(LAST_BLOCK);
        littleEndian(out, (int) crc.getValue());
        littleEndian(out, length);
        return out.toByteArray();
    }

    private static void littleEndian(ByteArrayOutputStream out, int value) {
        for (int shift = 0; shift < 32; shift += 8) out.write(value >>> shift);
    }

    private static byte[] joined(byte[] head, List<Piece> rest) {
        var out = new ByteArrayOutputStream(head.length + 8192);
        out.writeBytes(head);
        for (var piece : rest) out.writeBytes(piece.raw());
        return out.toByteArray();
    }

    private static byte[] deflate(byte[] raw) {
        var out = new ByteArrayOutputStream(raw.length / 4);
        try (var deflater = new DeflaterOutputStream(out)) {
            deflater.write(raw);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] brotli(byte[] raw) {
        Brotli4jLoader.ensureAvailability();
        try {
            return Encoder.compress(raw, new Encoder.Parameters().setQuality(4));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
