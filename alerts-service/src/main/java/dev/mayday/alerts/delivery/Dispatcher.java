package dev.mayday.alerts.delivery;

import dev.mayday.alerts.AlertsConfig;
import dev.mayday.alerts.Surroundings;
import dev.mayday.alerts.delivery.Leases.Parcel;
import dev.mayday.database.Fault;
import dev.mayday.front.Seldom;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/// Sends what is due. Woken after each commit that made something due, by its own timer for what
/// becomes due later, and by a slow poll for what others left behind.
@ApplicationScoped
public class Dispatcher {

    private static final Logger LOG = Logger.getLogger(Dispatcher.class);
    private static final Duration SHORTEST_NAP = Duration.ofMillis(50);

    private final Leases leases;
    private final Courier courier;
    private final Surroundings surroundings;
    private final Vertx vertx;
    private final AlertsConfig.Delivery limits;
    private final Semaphore room;
    private final Seldom unread;
    private final AtomicBoolean looking = new AtomicBoolean();
    private final AtomicBoolean lookAgain = new AtomicBoolean();
    private volatile boolean closing;
    private volatile long nap = -1;

    Dispatcher(
            Leases leases,
            Courier courier,
            Surroundings surroundings,
            Vertx vertx,
            AlertsConfig config) {
        this.leases = leases;
        this.courier = courier;
        this.surroundings = surroundings;
        this.vertx = vertx;
        this.limits = config.delivery();
        this.room = new Semaphore(limits.inFlight());
        this.unread = new Seldom(surroundings.clock(), Duration.ofMinutes(1));
    }

    void start(@Observes StartupEvent started) {
        vertx.setPeriodic(limits.poll().toMillis(), _ -> wake());
    }

    /// What is on its way is awaited: its outcome should be known before the process ends.
    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        closing = true;
        var patience = limits.attemptTimeout().plusSeconds(1).toMillis();
        room.tryAcquire(limits.inFlight(), patience, TimeUnit.MILLISECONDS);
    }

    /// Something may be due. Returns at once; calls while one is looking are joined.
    public void wake() {
        lookAgain.set(true);
        if (closing || !looking.compareAndSet(false, true)) {
            return;
        }
        lookAgain.set(false);
        var most = room.drainPermits();
        if (most == 0) {
            looked();
            return;
        }
        leases.take(most)
                .subscribe()
                .with(parcels -> send(parcels, most), failure -> failed(failure, most));
    }

    /// Whether nobody looks and nothing is on its way. Who lets time pass in a test waits for it.
    boolean isIdle() {
        return !looking.get() && room.availablePermits() == limits.inFlight();
    }

    private void send(List<Parcel> parcels, int most) {
        room.release(most - parcels.size());
        parcels.forEach(this::send);
        if (parcels.isEmpty()) {
            leases.next().subscribe().with(this::napUntil, failure -> failed(failure, 0));
        } else {
            looked();
        }
    }

    private void send(Parcel parcel) {
        Uni.createFrom()
                .deferred(() -> courier.send(parcel))
                .onTermination()
                .invoke(() -> room.release())
                .subscribe()
                .with(
                        _ -> wake(),
                        failure -> LOG.errorf(failure, "outcome lost delivery=%s", parcel.id()));
    }

    /// One alarm at a time: only who looks sets it, and a later look knows better.
    private void napUntil(Optional<Instant> due) {
        vertx.cancelTimer(nap);
        due.map(at -> Duration.between(surroundings.now(), at))
                .filter(wait -> wait.compareTo(limits.poll()) < 0)
                .map(wait -> wait.compareTo(SHORTEST_NAP) < 0 ? SHORTEST_NAP : wait)
                .ifPresent(wait -> nap = vertx.setTimer(wait.toMillis(), _ -> wake()));
        looked();
    }

    private void failed(Throwable failure, int held) {
        room.release(held);
        unread.say(
                Fault.kind(failure),
                () -> LOG.warnf("deliveries cannot be read error=%s", failure.getMessage()));
        looking.set(false);
    }

    private void looked() {
        looking.set(false);
        if (lookAgain.get()) {
            wake();
        }
    }
}
