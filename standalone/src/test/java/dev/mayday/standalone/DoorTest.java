package dev.mayday.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.ingest.Refusal.BadJson;
import dev.mayday.ingest.reading.Reading.Readable;
import dev.mayday.ingest.reading.Reading.Refused;
import dev.mayday.ingest.reading.StoreReader;
import dev.mayday.issues.event.normalise.EventReader;
import dev.mayday.issues.event.normalise.Reading.Read;
import dev.mayday.issues.event.normalise.TransportFacts;
import dev.mayday.wire.ContentEncoding;
import dev.mayday.wire.Limits;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The door is no stricter than the digest: what the one reads the other lets in.
class DoorTest {

    private static final String ID = "9ec79c33ec9942ab8353589fcb2e04dc";
    private static final byte[] EVENT =
            """
            {"message":"h\u00e9llo \u4e16","extra":{"a":[1,2.5e3,null,true,"\\u00e9\\n"]},"tags":{"k":"v"},
             "event_id":"%s","level":"error"}\
            """
                    .formatted(ID)
                    .getBytes(UTF_8);
    private static final byte[] ODD =
            "\"\\{}[]:,\t\n \0\u0001tfnNI-+.0eE\uFEFF\u0000".getBytes(UTF_8);
    private static final TransportFacts FACTS =
            new TransportFacts(
                    1, UUID.randomUUID(), Instant.EPOCH.plusSeconds(1), null, "", "", "");

    private static final Refused BAD_ID = new Refused(new BadJson("invalid event_id"));

    private final StoreReader door = new StoreReader(Limits.defaults());
    private final EventReader digest = new EventReader();

    @Test
    void an_event_with_bytes_of_any_kind_that_the_digest_reads_is_let_in() {
        var random = new Random(11);
        int read = 0;
        for (int i = 0; i < 50_000; i++) {
            var bytes = mutated(random);
            if (!(digest.read(bytes, FACTS) instanceof Read)) continue;
            read++;
            var done = door.read(bytes, ContentEncoding.IDENTITY);
            // The sender is to be told of an id that it would look for in vain (D6).
            if (BAD_ID.equals(done)) continue;
            assertThat(done).as(() -> new String(bytes, UTF_8)).isInstanceOf(Readable.class);
        }
        assertThat(read).isGreaterThan(5_000);
    }

    private static byte[] mutated(Random random) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(EVENT);
        var now = EVENT;
        for (int times = random.nextInt(1, 4); times > 0; times--) {
            int at = random.nextInt(now.length + 1);
            int gone = random.nextInt(4) == 0 ? Math.min(random.nextInt(3), now.length - at) : 0;
            bytes.reset();
            bytes.write(now, 0, at);
            bytes.write(
                    random.nextBoolean() ? random.nextInt(256) : ODD[random.nextInt(ODD.length)]);
            bytes.write(now, at + gone, now.length - at - gone);
            now = bytes.toByteArray();
        }
        return now;
    }
}
