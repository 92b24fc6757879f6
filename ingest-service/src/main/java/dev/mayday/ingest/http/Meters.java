package dev.mayday.ingest.http;

import dev.mayday.ingest.Refusal;
import dev.mayday.ingest.outcomes.Reasons;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What is measured of requests.
public final class Meters {

    private final MeterRegistry registry;
    private final Counter accepted;
    private final Map<String, Counter> refused = new ConcurrentHashMap<>();

    public Meters(MeterRegistry registry) {
        this.registry = registry;
        this.accepted = registry.counter("mayday.ingest.accepted");
    }

    void accepted() {
        accepted.increment();
    }

    void refused(Refusal refusal) {
        var reason = Reasons.of(refusal).reason();
        refused.computeIfAbsent(reason, r -> registry.counter("mayday.ingest.refused", "reason", r))
                .increment();
    }
}
