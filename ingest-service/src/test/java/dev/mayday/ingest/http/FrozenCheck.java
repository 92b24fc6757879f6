package dev.mayday.ingest.http;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// A part of the process that asks a neighbor, which may hang.
@Readiness
@ApplicationScoped
class FrozenCheck implements HealthCheck {

    private static final AtomicInteger HANGING = new AtomicInteger();
    private static volatile CountDownLatch thawed = new CountDownLatch(0);

    static void freeze() {
        thawed = new CountDownLatch(1);
    }

    static void thaw() {
        thawed.countDown();
    }

    static int hanging() {
        return HANGING.get();
    }

    @Override
    public HealthCheckResponse call() {
        HANGING.incrementAndGet();
        try {
            thawed.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            HANGING.decrementAndGet();
        }
        return HealthCheckResponse.up("neighbour");
    }
}
