package dev.mayday.ingest.node;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/// Down when the spool has failed: only a new process can trust the disk again.
@Liveness
@Singleton
record IngestLiveness(Ingest ingest) implements HealthCheck {

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("ingest spool").status(ingest.isStoring()).build();
    }
}
