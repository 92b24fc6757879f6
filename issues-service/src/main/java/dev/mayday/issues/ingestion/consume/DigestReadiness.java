package dev.mayday.issues.ingestion.consume;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Says when a lane has stopped because this process is too old for what is on the bus. It is ready
/// all the same: other lanes go on, and pages are served.
@Readiness
@Singleton
record DigestReadiness(DigestMeters meters) implements HealthCheck {

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("digest").up();
        meters.stopped().ifPresent(why -> answer.withData("stopped", why));
        return answer.build();
    }
}
