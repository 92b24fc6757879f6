package dev.mayday.ingest;

import dev.mayday.ingest.publish.Publisher;
import dev.mayday.ingest.spool.Spool;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;

/// What is measured of the spool.
final class SpoolMeters {

    private SpoolMeters() {}

    static void register(
            MeterRegistry registry, Spool spool, Publisher publisher, InstantSource clock) {
        Gauge.builder("mayday.ingest.spool.backlog", spool, Spool::backlog)
                .description("Records that are on disk and not yet taken by the digest")
                .register(registry);
        Gauge.builder("mayday.ingest.spool.bytes", spool, Spool::bytes)
                .description("Bytes of all segments on disk")
                .register(registry);
        Gauge.builder("mayday.ingest.spool.bad", spool, Spool::badPlaces)
                .description("Places where bad bytes were set aside, since start")
                .register(registry);
        Gauge.builder("mayday.ingest.spool.oldest.age", () -> age(publisher, clock))
                .description("Seconds since the oldest record on its way was received")
                .register(registry);
    }

    private static double age(Publisher publisher, InstantSource clock) {
        var oldest = publisher.oldest();
        return oldest == null ? 0 : Duration.between(oldest, clock.instant()).toMillis() / 1000.0;
    }
}
