package dev.mayday.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DecodingTest {

    private static final long LIMIT = 200L << 20;

    @ParameterizedTest
    @EnumSource
    void every_encoding_is_read(ContentEncoding encoding) {
        for (int size : new int[] {0, 1, 1000, 65_536, 1_000_000}) {
            var bytes = mixed(size);
            var encoded = encode(encoding, bytes);

            assertThat(Decoding.exactly(encoding, encoded, size)).isEqualTo(bytes);
            assertThat(Decoding.decode(encoding, encoded, LIMIT))
                    .isInstanceOfSatisfying(
                            Decoding.Decoded.Bytes.class,
                            decoded -> assertThat(decoded.bytes()).isEqualTo(bytes));
        }
    }

    @Test
    void brotli_without_its_native_library_is_unavailable() throws Exception {
        System.setProperty("brotli4j.library.path", "/not/there.so");
        var sources =
                Stream.of(Decoding.class, Brotli4jLoader.class, Zstd.class)
                        .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                        .toArray(URL[]::new);
        try (var loader = new URLClassLoader(sources, ClassLoader.getPlatformClassLoader())) {
            var encodings = loader.loadClass(ContentEncoding.class.getName());
            var decode =
                    loader.loadClass(Decoding.class.getName())
                            .getMethod("decode", encodings, byte[].class, long.class);

            var decoded =
                    decode.invoke(null, encodings.getField("BROTLI").get(null), new byte[9], LIMIT);

            assertThat(decoded).hasToString("Failed[because=Unavailable[encoding=br]]");
        } finally {
            System.clearProperty("brotli4j.library.path");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "IDENTITY")
    void a_truncated_body_is_corrupt(ContentEncoding encoding) {
        var encoded = encode(encoding, mixed(10_000));

        for (int cut : new int[] {1, 5, 9, encoded.length / 2, encoded.length - 3}) {
            var truncated = Arrays.copyOf(encoded, encoded.length - cut);

            assertThat(stream(encoding, truncated)).isInstanceOf(Decoding.Result.Corrupt.class);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "IDENTITY")
    void a_body_in_no_encoding_is_corrupt(ContentEncoding encoding) {
        var plain = "{\"event_id\":\"9ec79c33ec9942ab8353589fcb2e04dc\"}\n".getBytes(UTF_8);

        assertThat(stream(encoding, plain)).isInstanceOf(Decoding.Result.Corrupt.class);
    }

    @ParameterizedTest
    @EnumSource
    void what_comes_out_beyond_the_limit_is_too_large(ContentEncoding encoding) {
        var encoded = encode(encoding, mixed(100_000));

        assertThat(Decoding.stream(encoding, encoded, 99_999, (_, _, _) -> true))
                .isEqualTo(new Decoding.Result.TooLarge(99_999));
        assertThat(Decoding.stream(encoding, encoded, 100_000, (_, _, _) -> true))
                .isEqualTo(new Decoding.Result.Complete(100_000));
    }

    @Test
    void a_bomb_is_left_long_before_the_limit() {
        var bomb = encode(ContentEncoding.GZIP, new byte[64 << 20]);
        var seen = new long[1];

        var result =
                Decoding.stream(
                        ContentEncoding.GZIP,
                        bomb,
                        LIMIT,
                        (_, _, length) -> {
                            seen[0] += length;
                            return true;
                        });

        assertThat(result).isEqualTo(new Decoding.Result.TooDense(200));
        assertThat(seen[0]).isLessThan(40 << 20);
    }

    @Test
    void what_is_over_both_bounds_is_over_the_one_that_no_other_packing_would_help() {
        var bomb = encode(ContentEncoding.GZIP, new byte[64 << 20]);

        assertThat(Decoding.stream(ContentEncoding.GZIP, bomb, 16 << 20, (_, _, _) -> true))
                .isEqualTo(new Decoding.Result.TooLarge(16 << 20));
    }

    @Test
    void a_sink_that_wants_no_more_gets_no_more() {
        var encoded = encode(ContentEncoding.GZIP, mixed(10_000_000));
        var calls = new int[1];

        Decoding.stream(ContentEncoding.GZIP, encoded, LIMIT, (_, _, _) -> ++calls[0] < 3);

        assertThat(calls[0]).isEqualTo(3);
    }

    @Test
    void gzip_members_follow_one_another() {
        var first = encode(ContentEncoding.GZIP, "one,".getBytes(UTF_8));
        var second = encode(ContentEncoding.GZIP, "two".getBytes(UTF_8));
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);

        var decoded = (Decoding.Decoded.Bytes) Decoding.decode(ContentEncoding.GZIP, both, LIMIT);

        assertThat(decoded.bytes()).asString().isEqualTo("one,two");
    }

    @Test
    void a_gzip_header_may_carry_a_name() {
        var plain = encode(ContentEncoding.GZIP, "named".getBytes(UTF_8));
        var named = new byte[plain.length + 6];
        System.arraycopy(plain, 0, named, 0, 10);
        named[3] = 8;
        System.arraycopy("a.txt\0".getBytes(UTF_8), 0, named, 10, 6);
        System.arraycopy(plain, 10, named, 16, plain.length - 10);

        var decoded = (Decoding.Decoded.Bytes) Decoding.decode(ContentEncoding.GZIP, named, LIMIT);

        assertThat(decoded.bytes()).asString().isEqualTo("named");
    }

    @Test
    void deflate_may_be_raw() {
        var deflater = new Deflater(6, true);
        deflater.setInput(mixed(1000));
        deflater.finish();
        var raw = new byte[2000];
        int length = deflater.deflate(raw);
        deflater.end();

        var decoded =
                (Decoding.Decoded.Bytes)
                        Decoding.decode(ContentEncoding.DEFLATE, Arrays.copyOf(raw, length), LIMIT);

        assertThat(decoded.bytes()).isEqualTo(mixed(1000));
    }

    @Test
    void a_zstd_window_beyond_8_megabytes_is_not_opened() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zstd = new ZstdOutputStream(out).setLong(27)) {
            zstd.write(mixed(200_000));
        }

        assertThat(stream(ContentEncoding.ZSTD, out.toByteArray()))
                .isInstanceOf(Decoding.Result.Corrupt.class);
    }

    @Test
    void flipped_bits_never_throw() {
        var random = new Random(7);
        for (var encoding : ContentEncoding.values()) {
            var encoded = encode(encoding, mixed(3000));
            for (int run = 0; run < 200; run++) {
                var broken = encoded.clone();
                broken[random.nextInt(broken.length)] ^= (byte) (1 << random.nextInt(8));

                assertThat(stream(encoding, broken)).isNotNull();
            }
        }
    }

    private static Decoding.Result stream(ContentEncoding encoding, byte[] body) {
        return Decoding.stream(encoding, body, LIMIT, (_, _, _) -> true);
    }

    /// Half text that shrinks, half noise that does not.
    private static byte[] mixed(int size) {
        var bytes = new byte[size];
        new Random(1).nextBytes(bytes);
        for (int i = 0; i < size; i++) if (i % 64 < 32) bytes[i] = (byte) ('a' + i % 7);
        return bytes;
    }

    static byte[] encode(ContentEncoding encoding, byte[] bytes) {
        try {
            return switch (encoding) {
                case IDENTITY -> bytes;
                case GZIP -> {
                    var out = new ByteArrayOutputStream();
                    try (var gzip = new GZIPOutputStream(out)) {
                        gzip.write(bytes);
                    }
                    yield out.toByteArray();
                }
                case DEFLATE -> {
                    var out = new ByteArrayOutputStream();
                    try (var deflate = new DeflaterOutputStream(out)) {
                        deflate.write(bytes);
                    }
                    yield out.toByteArray();
                }
                case BROTLI -> {
                    Brotli4jLoader.ensureAvailability();
                    yield Encoder.compress(bytes);
                }
                case ZSTD -> Zstd.compress(bytes);
            };
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
