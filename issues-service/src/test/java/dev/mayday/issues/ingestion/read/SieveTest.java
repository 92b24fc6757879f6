package dev.mayday.issues.ingestion.read;

import static dev.mayday.issues.ingestion.read.AnEvent.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import com.sun.management.ThreadMXBean;
import dev.mayday.issues.event.normalise.EventReader;
import dev.mayday.issues.scrub.Scrubber;
import dev.mayday.wire.ContentEncoding;
import dev.mayday.wire.SpooledEnvelope;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SieveTest {

    private static final int MB = 1 << 20;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Instant now = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void attachments_larger_than_the_memory_only_go_by() throws IOException {
        var body = new ByteArrayOutputStream();
        try (var envelope = new ZstdOutputStreamNoFinalizer(body)) {
            write(envelope, "{}\n");
            attachment(envelope, 95, new byte[MB]);
            envelope.write(Sender.item("event", anEvent().json()));
            attachment(envelope, 2, random());
            attachment(envelope, 95, new byte[MB]);
        }

        long before = THREADS.getCurrentThreadAllocatedBytes();
        var sifted = sift(body.toByteArray());
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;

        assertThat(allocated).isLessThan(32 * MB);
        assertThat(sifted.poison()).isNull();
        assertThat(sifted.occurrence()).isNotNull();
        assertThat(sifted.outcomes())
                .filteredOn(outcome -> outcome.category().equals("attachment"))
                .extracting(Outcome::quantity)
                .containsExactly(95L * MB, 2L * MB, 95L * MB);
    }

    private Sifted sift(byte[] body) {
        var project = new Known.Project(1, "shop", "Shop", "acme", true, Scrubber.DEFAULT);
        var occurrences =
                new OccurrenceReader(
                        "node",
                        new EventReader(),
                        Groupings.current(),
                        new Users(new byte[32]),
                        _ -> Scrubber.DEFAULT);
        try (var sieve = new Sieve(new Known(Map.of(1L, project), Map.of()), occurrences)) {
            return sieve.sift(record(body));
        }
    }

    private SpooledEnvelope record(byte[] body) {
        return new SpooledEnvelope(
                1,
                now,
                1,
                "0123456789abcdef0123456789abcdef",
                true,
                SpooledEnvelope.Endpoint.ENVELOPE,
                ContentEncoding.ZSTD,
                UUID.randomUUID(),
                "",
                "",
                "",
                "",
                body);
    }

    private static void attachment(ZstdOutputStreamNoFinalizer envelope, int times, byte[] content)
            throws IOException {
        write(
                envelope,
                "{\"type\":\"attachment\",\"length\":%d}\n".formatted(times * content.length));
        for (int i = 0; i < times; i++) envelope.write(content);
        write(envelope, "\n");
    }

    private static void write(ZstdOutputStreamNoFinalizer envelope, String text)
            throws IOException {
        envelope.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Without it so small a body would be taken for a bomb, and by ingest already.
    private static byte[] random() {
        var bytes = new byte[MB];
        new Random(7).nextBytes(bytes);
        return bytes;
    }
}
