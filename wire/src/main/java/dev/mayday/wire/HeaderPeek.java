package dev.mayday.wire;

import com.aayushatharva.brotli4j.decoder.BrotliInputStream;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/// The header of an envelope of which only the first bytes have come.
public sealed interface HeaderPeek {

    record Found(EnvelopeHeader header) implements HeaderPeek {}

    /// The line has not ended, or not come out of its encoding.
    record NotYet() implements HeaderPeek {}

    /// What has come cannot become an envelope.
    record Malformed() implements HeaderPeek {}

    /// @param size how many of the bytes have come
    static HeaderPeek at(ContentEncoding encoding, byte[] bytes, int size) {
        if (encoding == ContentEncoding.BROTLI && !Decoding.hasBrotli()) return new NotYet();
        var line = new ByteArrayOutputStream(512);
        try (var decoded = decoded(encoding, bytes, size)) {
            for (int next = decoded.read(); next >= 0; next = decoded.read()) {
                if (next != '\n') line.write(next);
                else if (!HeaderLine.isBlank(line.toByteArray())) return header(line.toByteArray());
                else line.reset();
            }
            return new NotYet();
        } catch (IOException cut) {
            return new NotYet();
        }
    }

    private static HeaderPeek header(byte[] line) {
        var header = Headers.envelope(HeaderLine.read(line, 0, line.length));
        return header == null ? new Malformed() : new Found(header);
    }

    /// Byte by byte, because a stream that breaks off takes with it what it has read ahead.
    private static InputStream decoded(ContentEncoding encoding, byte[] bytes, int size)
            throws IOException {
        var body = new ByteArrayInputStream(bytes, 0, size);
        return switch (encoding) {
            case IDENTITY -> body;
            case GZIP -> new GZIPInputStream(body);
            case DEFLATE -> inflater(body, !Inflation.looksWrapped(bytes));
            case BROTLI -> new BrotliInputStream(body);
            case ZSTD -> new ZstdInputStreamNoFinalizer(body).setContinuous(true);
        };
    }

    private static InputStream inflater(InputStream body, boolean raw) {
        var inflater = new Inflater(raw);
        return new InflaterInputStream(body, inflater) {
            @Override
            public void close() {
                inflater.end();
            }
        };
    }
}
