package dev.mayday.ingest.node;

import dev.mayday.ingest.publish.Publisher;
import dev.mayday.ingest.spool.Loss;
import dev.mayday.ingest.spool.Losses;
import dev.mayday.ingest.spool.Spool;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.ToDoubleFunction;

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
        Gauge.builder("mayday.ingest.spool.kept.bytes", spool, Spool::keptBytes)
                .description("Of them those that are digested and only kept for a while")
                .register(registry);
        FunctionCounter.builder("mayday.ingest.spool.rewinds", publisher, Publisher::rewinds)
                .description("How often a lane was sent again because the digest was behind")
                .register(registry);
        losses(registry, spool.losses());
        Gauge.builder("mayday.ingest.spool.oldest.age", () -> age(publisher, clock))
                .description("Seconds since the oldest record on its way was received")
                .register(registry);
    }

    /// Since the spool was made: a restart neither forgets them nor counts them again.
    static void losses(MeterRegistry registry, Losses losses) {
        for (var reason : Loss.Reason.values()) losses(registry, losses, reason);
    }

    private static void losses(MeterRegistry registry, Losses losses, Loss.Reason reason) {
        counter("places", losses, reason, Losses.Total::places)
                .description("How often something in the spool was lost or set aside")
                .register(registry);
        counter("records", losses, reason, Losses.Total::records)
                .description("Records that are lost, as far as they can be counted")
                .register(registry);
        counter("uncounted", losses, reason, Losses.Total::uncounted)
                .description("How often nobody can tell how many records were lost")
                .register(registry);
        counter("bytes", losses, reason, Losses.Total::bytes)
                .description("Bytes that were cut or set aside")
                .register(registry);
    }

    private static FunctionCounter.Builder<Losses> counter(
            String what, Losses losses, Loss.Reason reason, ToDoubleFunction<Losses.Total> value) {
        return FunctionCounter.builder(
                        "mayday.ingest.spool.lost." + what,
                        losses,
                        known -> value.applyAsDouble(known.total(reason)))
                .tag("reason", reason.word());
    }

    private static double age(Publisher publisher, InstantSource clock) {
        var oldest = publisher.oldest();
        return oldest == null ? 0 : Duration.between(oldest, clock.instant()).toMillis() / 1000.0;
    }
}
