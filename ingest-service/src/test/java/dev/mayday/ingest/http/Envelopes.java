package dev.mayday.ingest.http;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/// Bodies for tests.
final class Envelopes {

    private Envelopes() {}

    static String event(String id) {
        return """
        {"event_id":"%s","sent_at":"2026-01-02T03:04:05Z"}
        {"type":"event"}
        {"message":"hello","level":"error"}
        """
                .formatted(id)
                .strip();
    }

    static byte[] plain(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] gzip(String text) {
        return written(text, GZIPOutputStream::new);
    }

    static byte[] zlib(String text) {
        return written(text, DeflaterOutputStream::new);
    }

    static byte[] rawDeflate(String text) {
        return written(text, out -> new DeflaterOutputStream(out, new Deflater(6, true)));
    }

    static byte[] brotli(String text) {
        Brotli4jLoader.ensureAvailability();
        try {
            return Encoder.compress(plain(text));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static byte[] zstd(String text) {
        return Zstd.compress(plain(text));
    }

    static byte[] truncated(String text) {
        var whole = gzip(text);
        return Arrays.copyOf(whole, whole.length - 10);
    }

    static byte[] inTwoMembers(String text) {
        int half = text.length() / 2;
        var first = gzip(text.substring(0, half));
        var second = gzip(text.substring(half));
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /// 300 KB that become 300 MB.
    static byte[] bomb() {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(plain("{}\n{\"type\":\"nobody-knows\"}\n"));
            var block = new byte[1 << 20];
            for (int i = 0; i < 300; i++) gzip.write(block);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /// Many MB each, compressed to an honest hundredth.
    static byte[] attachments(int count, int megabytes) {
        var out = new ByteArrayOutputStream();
        var random = new Random(7);
        var noise = new byte[10 << 10];
        var block = new byte[1 << 20];
        try (var zstd = new ZstdOutputStreamNoFinalizer(out)) {
            zstd.write(plain("{\"event_id\":\"" + Vector.ID + "\"}\n"));
            for (int i = 0; i < count; i++) {
                long length = (long) megabytes << 20;
                zstd.write(plain("{\"type\":\"attachment\",\"length\":" + length + "}\n"));
                for (int written = 0; written < megabytes; written++) {
                    random.nextBytes(noise);
                    System.arraycopy(noise, 0, block, 0, noise.length);
                    zstd.write(block);
                }
                zstd.write('\n');
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private interface Wrapping {
        OutputStream around(OutputStream out) throws IOException;
    }

    private static byte[] written(String text, Wrapping wrapping) {
        var out = new ByteArrayOutputStream();
        try (var stream = wrapping.around(out)) {
            stream.write(plain(text));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
