package dev.mayday.issues.ingestion.consume;

import dev.mayday.issues.ingestion.read.Sifted;
import dev.mayday.issues.ingestion.write.BatchWriter.Written;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The figures of the digest.
@ApplicationScoped
public class DigestMeters {

    /// Longer than any record may take (semantics: 50 ms of computing), with room for a busy
    /// machine.
    private static final Duration SLOW = Duration.ofMillis(250);

    private final MeterRegistry registry;
    private final Counter gaps;
    private final Counter skipped;
    private final Counter slow;
    private final Timer reading;
    private final AtomicReference<@Nullable String> laterVersion = new AtomicReference<>();

    public DigestMeters(MeterRegistry registry) {
        this.registry = registry;
        this.gaps = registry.counter("mayday.digest.gaps");
        this.skipped = registry.counter("mayday.digest.skipped.records");
        this.slow = registry.counter("mayday.digest.slow.records");
        this.reading = registry.timer("mayday.digest.record");
    }

    void watch(WaitingLanes waiting) {
        registry.gauge("mayday.digest.waiting.lanes", waiting, WaitingLanes::count);
    }

    void gap() {
        gaps.increment();
    }

    void stored(Written.Stored stored) {
        skipped.increment(stored.skipped());
    }

    /// Watches how long one record is read.
    Sifted watch(Supplier<Sifted> read) {
        var clock = registry.config().clock();
        long begin = clock.monotonicTime();
        var sifted = read.get();
        var taken = Duration.ofNanos(clock.monotonicTime() - begin);
        reading.record(taken);
        if (taken.compareTo(SLOW) > 0) slow.increment();
        return sifted;
    }

    void laterVersion(String what) {
        laterVersion.set(what);
    }

    /// Why a lane has stopped until this process is updated.
    Optional<String> stopped() {
        return Optional.ofNullable(laterVersion.get());
    }
}
