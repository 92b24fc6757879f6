package dev.mayday.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

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
        for (byte version : new byte[] {1, 3, 127}) {
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
