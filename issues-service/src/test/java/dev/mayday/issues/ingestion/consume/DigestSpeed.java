package dev.mayday.issues.ingestion.consume;

import com.sun.management.OperatingSystemMXBean;
import dev.mayday.issues.ingestion.read.TypicalEvents;
import dev.mayday.issues.testing.Database;
import dev.mayday.wire.ContentEncoding;
import dev.mayday.wire.EnvelopeBatch;
import dev.mayday.wire.SpooledEnvelope;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;

/// Measures the digest alone: events per second, and processor time of this process and of
/// PostgreSQL per 1,000 events. Not a test; run its main method.
///
/// Arguments: events to digest (60,000), records per batch (500), batches under way (2).
public final class DigestSpeed {

    private static final int BODIES = 6_000;
    private static final long NANOS_PER_TICK = 10_000_000;

    private final Rig rig;
    private final Database database;
    private final List<byte[]> bodies;
    private final int batchSize;
    private final int underWay;
    private final long[] sequences = new long[EnvelopeBatch.LANES];

    private DigestSpeed(Database database, int batchSize, int underWay) {
        this.database = database;
        this.rig = new Rig(database);
        this.batchSize = batchSize;
        this.underWay = underWay;
        var events = new TypicalEvents(RandomGenerator.of("L64X128MixRandom"));
        this.bodies = new ArrayList<>();
        for (int i = 0; i < BODIES; i++) bodies.add(events.envelope());
    }

    public static void main(String... arguments) throws Exception {
        int events = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 60_000;
        int batchSize = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 500;
        int underWay = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 2;
        try (var database = Database.start()) {
            var speed = new DigestSpeed(database, batchSize, underWay);
            for (int round = 1; round <= 4; round++) speed.round(round, events);
        }
        System.exit(0);
    }

    private void round(int round, int events) throws Exception {
        long ours = ourNanos();
        long theirs = postgresNanos();
        long begin = System.nanoTime();
        digest(events);
        double seconds = (System.nanoTime() - begin) / 1e9;
        double java = (ourNanos() - ours) / 1e6 / events * 1_000;
        double postgres = (postgresNanos() - theirs) / 1e6 / events * 1_000;
        long bytes = database.number("SELECT pg_database_size(current_database())");
        System.out.printf(
                "round %d: %,.0f events/s, CPU ms per 1,000 events: java %.0f + postgres %.0f = %.0f,"
                        + " database %,d MB%n",
                round, events / seconds, java, postgres, java + postgres, bytes >> 20);
    }

    private void digest(int events) throws InterruptedException {
        var random = new Random(42);
        var room = new Semaphore(underWay);
        for (int sent = 0, lane = 0; sent < events; sent += batchSize, lane++) {
            var batch = batch(lane % EnvelopeBatch.LANES, random);
            room.acquire();
            rig.send(batch)
                    .whenComplete(
                            (_, failure) -> {
                                if (failure != null) failure.printStackTrace();
                                room.release();
                            });
        }
        room.acquire(underWay);
    }

    private EnvelopeBatch batch(int lane, Random random) {
        var records = new ArrayList<SpooledEnvelope>(batchSize);
        for (int i = 0; i < batchSize; i++) {
            records.add(
                    new SpooledEnvelope(
                            ++sequences[lane],
                            Instant.now(),
                            rig.project,
                            rig.key,
                            true,
                            SpooledEnvelope.Endpoint.ENVELOPE,
                            ContentEncoding.GZIP,
                            UUID.randomUUID(),
                            "203.0.113.7",
                            "",
                            "sentry.python/2.75.0",
                            "",
                            bodies.get(random.nextInt(BODIES))));
        }
        return new EnvelopeBatch(rig.sender.node(), lane, 0, records);
    }

    private static long ourNanos() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime();
    }

    /// Of the server and all processes it has or had.
    private long postgresNanos() throws IOException {
        long server = database.pid();
        long ticks = 0;
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (var process : processes) ticks += ticks(process, server);
        }
        return ticks * NANOS_PER_TICK;
    }

    private static long ticks(Path process, long server) {
        try {
            var stat = Files.readString(process.resolve("stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            boolean itself = process.getFileName().toString().equals(Long.toString(server));
            boolean child = fields[1].equals(Long.toString(server));
            if (!itself && !child) return 0;
            long own = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
            return itself ? own + Long.parseLong(fields[13]) + Long.parseLong(fields[14]) : own;
        } catch (IOException gone) {
            return 0;
        }
    }
}
