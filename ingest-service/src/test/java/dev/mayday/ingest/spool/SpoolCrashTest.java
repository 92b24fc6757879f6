package dev.mayday.ingest.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.mayday.wire.EnvelopeRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Many short lives of a spool, each ended at some step by power loss or a failed fsync. A run is a
/// pure function of its seed.
class SpoolCrashTest {

    private static final int RUNS = 3_000;
    private static final SpoolSettings SETTINGS =
            new SpoolSettings(
                    "n",
                    new Random(1),
                    3000,
                    new SpoolSettings.Space(1L << 30, 0),
                    new SpoolSettings.Keep(Duration.ofMinutes(2), 20_000));

    /// Thousands of torn tails, each with its line.
    @BeforeAll
    static void beSilent() {
        Logger.getLogger(Losses.class.getName()).setLevel(Level.OFF);
    }

    @AfterAll
    static void speakAgain() {
        Logger.getLogger(Losses.class.getName()).setLevel(null);
    }

    @Test
    void what_was_acknowledged_comes_out_once_and_in_order() throws IOException {
        for (int seed = 0; seed < RUNS; seed++) new Run(seed).live();
    }

    private static final class Run {

        private final int seed;
        private final Random random;
        private final TreeMap<Long, Long> acknowledged = new TreeMap<>();
        private final Map<Long, Long> published = new HashMap<>();
        private FragileDisk disk;
        private long nextId = 1;

        Run(int seed) {
            this.seed = seed;
            this.random = new Random(seed);
            this.disk = new FragileDisk(random);
        }

        void live() throws IOException {
            int lives = 2 + random.nextInt(5);
            for (int life = 0; life < lives; life++) {
                disk.losePowerAfter(random.nextInt(80));
                disk.failWrites(random.nextInt(3) == 0 ? 0.2 : 0);
                disk.failSyncs(random.nextInt(5) == 0 ? 0.1 : 0);
                try {
                    work();
                } catch (FragileDisk.PowerLoss killed) {
                    // Power loss, or kill -9 which leaves the page cache.
                    if (random.nextBoolean()) disk = disk.afterPowerLoss();
                } catch (SyncFailed ended) {
                    disk = disk.afterPowerLoss();
                }
            }
            everythingIsThere();
        }

        private void work() throws IOException {
            var position = Position.open(disk);
            var quarantine = quarantine(disk);
            var log = Recovery.open(disk, SETTINGS, position, quarantine);
            var cursor = new LogCursor(log, quarantine, position.published());
            var now = Instant.EPOCH;
            for (int action = 0; action < 200; action++) {
                switch (random.nextInt(5)) {
                    case 0, 1, 2 -> append(log);
                    case 3 -> read(cursor, random.nextInt(10));
                    default -> {
                        long reached = Math.max(position.published(), cursor.last());
                        position.save(reached, log.durable());
                        now = now.plusSeconds(random.nextInt(30));
                        if (log.segments().tidy(reached, reached, now)) log.roll();
                        if (random.nextInt(4) == 0) log.segments().makeRoom(random.nextInt(9000));
                        if (random.nextInt(4) == 0) cursor.seek(log.segments().oldest() - 1);
                    }
                }
            }
        }

        private void append(SegmentLog log) throws IOException {
            var ids = new ArrayList<Long>();
            var records = new ArrayList<byte[]>();
            for (int i = random.nextInt(5); i >= 0; i--) {
                ids.add(nextId);
                records.add(record(nextId++, 30 + random.nextInt(1500)));
            }
            try {
                long first = log.append(records);
                log.sync();
                for (int i = 0; i < ids.size(); i++) acknowledged.put(first + i, ids.get(i));
            } catch (SyncFailed failed) {
                throw failed;
            } catch (IOException refused) {
                assertThat(refused).hasMessageContaining("No space");
            }
        }

        private void read(LogCursor cursor, int most) throws IOException {
            long last = cursor.last();
            for (int i = 0; i < most; i++) {
                for (var gap = cursor.gap(); gap != null; gap = cursor.gap()) cursor.pass(gap);
                var content = cursor.peek();
                if (content == null) return;
                long sequence = EnvelopeRecord.sequence(content);
                if (sequence <= last) fail("seed %d: %d after %d", seed, sequence, last);
                last = sequence;
                long id = idOf(content);
                var before = published.put(sequence, id);
                if (before != null && before != id) {
                    fail("seed %d: sequence %d was %d, is %d", seed, sequence, before, id);
                }
                cursor.take();
            }
        }

        private void everythingIsThere() throws IOException {
            disk.losePowerAfter(Integer.MAX_VALUE);
            disk.failWrites(0);
            disk.failSyncs(0);
            var position = Position.open(disk);
            var quarantine = quarantine(disk);
            var log = Recovery.open(disk, SETTINGS, position, quarantine);
            read(new LogCursor(log, quarantine, position.published()), Integer.MAX_VALUE);
            for (var expected : acknowledged.entrySet()) {
                if (!expected.getValue().equals(published.get(expected.getKey()))) {
                    fail("seed %d: lost %s of %s on %s", seed, expected, acknowledged, disk);
                }
            }
        }
    }

    @Test
    void nothing_is_lost_when_the_position_is() throws IOException {
        var disk = new FragileDisk(new Random(1));
        var quarantine = quarantine(disk);
        var log = Recovery.open(disk, SETTINGS, Position.open(disk), quarantine);
        log.append(List.of(record(1, 50), record(2, 50)));
        log.sync();
        disk.replace("position", new byte[] {1, 2, 3});

        var reopened = Recovery.open(disk, SETTINGS, Position.open(disk), quarantine);

        assertThat(new LogCursor(reopened, quarantine, 0).peek()).isNotNull();
    }

    private static Quarantine quarantine(FragileDisk disk) throws IOException {
        return new Quarantine(disk, Losses.open(disk, InstantSource.system()), () -> "n~0");
    }

    /// As much of a record as the spool looks at, and a pattern to tell halves from wholes.
    static byte[] record(long id, int size) {
        var record = ByteBuffer.allocate(Math.max(size, 17)).put(0, (byte) 1).putLong(9, id);
        for (int i = 17; i < record.capacity(); i++) record.put(i, (byte) (id * 31 + i));
        return record.array();
    }

    static long idOf(ByteBuffer record) {
        long id = record.getLong(9);
        for (int i = 17; i < record.limit(); i++) {
            if (record.get(i) != (byte) (id * 31 + i)) fail("half a record %d", id);
        }
        return id;
    }
}
