package dev.mayday.ingest.node;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/// Down when the spool has failed: only a new process can trust the disk again.
@Liveness
@ApplicationScoped
class IngestLiveness implements HealthCheck {

    private final Ingest ingest;

    IngestLiveness(Ingest ingest) {
        this.ingest = ingest;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("ingest spool").status(ingest.isStoring()).build();
    }
}
