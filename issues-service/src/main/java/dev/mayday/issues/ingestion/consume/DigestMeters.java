package dev.mayday.issues.ingestion.consume;

import dev.mayday.issues.ingestion.write.BatchWriter.Written;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
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

    /// How long one record was read.
    ///
    /// @return whether that was too long
    boolean read(Duration taken) {
        reading.record(taken);
        boolean tooLong = taken.compareTo(SLOW) > 0;
        if (tooLong) slow.increment();
        return tooLong;
    }

    void laterVersion(String what) {
        laterVersion.set(what);
    }

    /// Why a lane has stopped until this process is updated.
    Optional<String> stopped() {
        return Optional.ofNullable(laterVersion.get());
    }
}
