package dev.mayday.ingest.node;

import dev.mayday.ingest.IngestConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready when it can store, and knows the keys; if issues-service stays away, it accepts without.
@Readiness
@ApplicationScoped
class IngestReadiness implements HealthCheck {

    private final Ingest ingest;
    private final InstantSource clock = InstantSource.system();
    private final Instant readyAnyway;

    IngestReadiness(Ingest ingest, IngestConfig config) {
        this.ingest = ingest;
        this.readyAnyway = clock.instant().plus(config.keys().loading());
    }

    @Override
    public HealthCheckResponse call() {
        boolean mayAccept = ingest.hasKeys() || clock.instant().isAfter(readyAnyway);
        return HealthCheckResponse.named("ingest")
                .withData("keys", ingest.hasKeys())
                .status(ingest.isStoring() && mayAccept)
                .build();
    }
}
