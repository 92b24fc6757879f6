package dev.mayday.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EnvelopeBatchTest {

    private final EnvelopeBatch batch =
            new EnvelopeBatch("n1~00c0ffee", 3, 1535, List.of(record(1536), record(1537)));

    @Test
    void a_batch_comes_out_as_it_went_in() {
        var decoded = EnvelopeBatch.decode(batch.encode());

        assertThat(decoded.node()).isEqualTo("n1~00c0ffee");
        assertThat(decoded.lane()).isEqualTo(3);
        assertThat(decoded.before()).isEqualTo(1535);
        assertThat(decoded.envelopes())
                .extracting(SpooledEnvelope::sequence)
                .containsExactly(1536L, 1537L);
    }

    @Test
    void a_batch_of_another_version_is_told_from_one_that_is_broken() {
        for (byte version : new byte[] {1, 3, 31}) {
            var bytes = batch.encode();
            bytes[0] = version;

            assertThatThrownBy(() -> EnvelopeBatch.decode(bytes))
                    .isInstanceOf(UnknownBatchVersion.class)
                    .hasMessageContaining("version " + version);
        }
    }

    @Test
    void a_record_of_a_later_version_is_told_from_one_that_is_broken() {
        var bytes = EnvelopeRecord.encode(record(1));
        bytes[0] = 9;

        assertThatThrownBy(() -> EnvelopeRecord.decode(java.nio.ByteBuffer.wrap(bytes)))
                .isInstanceOf(UnknownBatchVersion.class);
    }

    @Test
    void what_is_cut_anywhere_is_no_batch() {
        var whole = batch.encode();

        for (int length = 0; length < whole.length - 10; length++) {
            var cut = Arrays.copyOf(whole, length);

            assertThatThrownBy(() -> EnvelopeBatch.decode(cut))
                    .isInstanceOf(IllegalArgumentException.class)
                    .isNotInstanceOf(UnknownBatchVersion.class);
        }
    }

    @Test
    void whatever_bytes_come_nothing_but_no_batch_is_thrown() {
        var random = new Random(5);
        var whole = batch.encode();

        for (int i = 0; i < 20_000; i++) {
            var bytes = whole.clone();
            for (int flips = random.nextInt(4); flips >= 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                var decoded = EnvelopeBatch.decode(bytes);
                assertThat(decoded.firstSequence()).isGreaterThan(decoded.before());
            } catch (IllegalArgumentException noBatch) {
                assertThat(noBatch).hasMessageNotContaining("null");
            }
        }
    }

    @ParameterizedTest
    @MethodSource
    void what_is_no_batch_is_told_from_one_of_a_later_version(byte[] bytes) {
        assertThatThrownBy(() -> EnvelopeBatch.decode(bytes))
                .isInstanceOf(IllegalArgumentException.class)
                .isNotInstanceOf(UnknownBatchVersion.class);
    }

    static List<byte[]> what_is_no_batch_is_told_from_one_of_a_later_version() {
        var first = record(1536);
        return Arrays.asList(
                null,
                new byte[0],
                "{\"version\":3}".getBytes(StandardCharsets.UTF_8),
                "null".getBytes(StandardCharsets.UTF_8),
                new byte[] {0, 0, 0, 0},
                new byte[] {2, -1, -1, 0},
                new byte[] {-2, 0, 0},
                new EnvelopeBatch("n", 3, 1535, List.of()).encode(),
                new EnvelopeBatch("", 3, 1535, List.of(first)).encode(),
                new EnvelopeBatch("n\u0000", 3, 1535, List.of(first)).encode(),
                new EnvelopeBatch("n", 3, 1536, List.of(first)).encode(),
                new EnvelopeBatch("n", 8, 1535, List.of(first)).encode(),
                new EnvelopeBatch("n", 3, -1, List.of(first)).encode(),
                new EnvelopeBatch("n", 3, 1535, List.of(record(1537), first)).encode());
    }

    @Test
    void a_record_that_cannot_be_read_is_kept_and_its_neighbours_are_read() {
        var broken = EnvelopeRecord.encode(record(1537));
        broken[30] = 99;
        var strange = EnvelopeRecord.encode(record(1538));
        strange[9] = 127;
        var foreign = EnvelopeRecord.encode(record(1539));
        foreign[0] = '{';
        var whole = EnvelopeRecord.encode(record(1536));
        var records = Stream.of(whole, broken, strange, foreign).map(ByteBuffer::wrap).toList();

        var decoded = EnvelopeBatch.decode(EnvelopeBatch.encode("n", 3, 1535, records));

        assertThat(decoded.envelopes())
                .extracting(SpooledEnvelope::sequence)
                .containsExactly(1536L, 1537L, 1538L, 1539L);
        assertThat(decoded.envelopes())
                .extracting(SpooledEnvelope::endpoint)
                .containsExactly(
                        SpooledEnvelope.Endpoint.ENVELOPE,
                        SpooledEnvelope.Endpoint.UNREADABLE,
                        SpooledEnvelope.Endpoint.UNREADABLE,
                        SpooledEnvelope.Endpoint.UNREADABLE);
        assertThat(decoded.envelopes().get(1).body()).isEqualTo(broken);
        assertThat(decoded.envelopes().get(1).received()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void a_client_that_says_nul_costs_nobody_the_record() {
        var bytes = EnvelopeRecord.encode(record(1536));
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("client");
        bytes[at] = 0;

        var read = EnvelopeRecord.decode(ByteBuffer.wrap(bytes));

        assertThat(read.endpoint()).isEqualTo(SpooledEnvelope.Endpoint.ENVELOPE);
        assertThat(read.sentryClient()).isEqualTo("\uFFFDlient");
    }

    private static SpooledEnvelope record(long sequence) {
        return new SpooledEnvelope(
                sequence,
                Instant.EPOCH,
                42,
                "0".repeat(32),
                true,
                SpooledEnvelope.Endpoint.ENVELOPE,
                ContentEncoding.IDENTITY,
                null,
                "127.0.0.1",
                "agent",
                "client",
                "",
                "{}\nhello".getBytes(StandardCharsets.UTF_8));
    }
}
