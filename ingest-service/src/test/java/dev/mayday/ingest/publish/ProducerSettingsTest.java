package dev.mayday.ingest.publish;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.ingest.IngestConfig;
import dev.mayday.ingest.reading.EnvelopeReader;
import dev.mayday.ingest.reading.Forms;
import dev.mayday.ingest.reading.Reading;
import dev.mayday.ingest.reading.Report;
import dev.mayday.ingest.reading.ReportReader;
import dev.mayday.wire.ContentEncoding;
import dev.mayday.wire.EnvelopeBatch;
import dev.mayday.wire.EnvelopeRecord;
import dev.mayday.wire.Limits;
import dev.mayday.wire.SpooledEnvelope;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProducerSettingsTest {

    private static final int LARGEST = (int) IngestConfig.LARGEST_BODY;
    private static final String LONG = "x".repeat(9_000);

    @Test
    void no_accepted_record_is_larger_than_the_bus_takes() {
        var reader =
                new ReportReader(new EnvelopeReader(Limits.defaults()), Limits.defaults(), LARGEST);
        var dump = new byte[LARGEST];
        Arrays.fill(dump, (byte) 'x');
        System.arraycopy("MDMP".getBytes(ISO_8859_1), 0, dump, 0, 4);
        var form = form("MDMP" + "x".repeat(LARGEST - form("MDMP").length()));

        assertThat(batchOf(dump, ContentEncoding.IDENTITY))
                .isGreaterThan(LARGEST)
                .isLessThan(ProducerSettings.MAX_REQUEST);
        var reports = List.of(new Report.Minidump(""), new Report.Minidump(Forms.TYPE));
        var bodies = List.of(dump, form.getBytes(ISO_8859_1));
        for (int i = 0; i < bodies.size(); i++) {
            var read =
                    reader.read(reports.get(i), bodies.get(i), ContentEncoding.IDENTITY, _ -> true);
            assertThat(read)
                    .isInstanceOfSatisfying(
                            Reading.Readable.class,
                            one ->
                                    assertThat(batchOf(one.body(), one.encoding()))
                                            .isGreaterThan(LARGEST)
                                            .isLessThan(ProducerSettings.MAX_REQUEST));
        }
    }

    private static String form(String dump) {
        return Forms.of(Forms.part("guid", "\1".repeat(150_000)), Forms.part(Forms.DUMP, dump));
    }

    private static int batchOf(byte[] body, ContentEncoding encoding) {
        var record =
                EnvelopeRecord.encode(
                        new SpooledEnvelope(
                                1,
                                Instant.EPOCH,
                                1,
                                LONG,
                                true,
                                SpooledEnvelope.Endpoint.ENVELOPE,
                                encoding,
                                new UUID(1, 1),
                                LONG,
                                LONG,
                                LONG,
                                LONG,
                                body));
        return EnvelopeBatch.encode(LONG, 0, 0, List.of(ByteBuffer.wrap(record))).length;
    }
}
