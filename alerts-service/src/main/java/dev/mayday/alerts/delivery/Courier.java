package dev.mayday.alerts.delivery;

import dev.mayday.alerts.Surroundings;
import dev.mayday.alerts.channel.Channels;
import dev.mayday.alerts.delivery.Leases.Parcel;
import dev.mayday.alerts.egress.Reply;
import dev.mayday.contracts.alerts.DeliveryState;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.jboss.logging.Logger;

/// Sends one message and writes down what became of it.
@Singleton
record Courier(
        Channels channels, Outcomes outcomes, Surroundings surroundings, MeterRegistry meters) {

    private static final Logger LOG = Logger.getLogger(Courier.class);

    Uni<Void> send(Parcel parcel) {
        var started = surroundings.now();
        return attempt(parcel).flatMap(reply -> settle(parcel, started, reply)).replaceWithVoid();
    }

    /// One request, whatever comes of it; nothing is written down.
    Uni<Reply> attempt(Parcel parcel) {
        var to = parcel.destination();
        return Uni.createFrom()
                .deferred(() -> channels.send(to.kind(), to.settings(), parcel.notice().get()))
                .onFailure()
                .recoverWithItem(Reply::unsendable);
    }

    private Uni<DeliveryState> settle(Parcel parcel, Instant started, Reply reply) {
        var verdict =
                Verdict.of(
                        reply,
                        parcel.attempt(),
                        parcel.first(),
                        surroundings.now(),
                        surroundings.random());
        return outcomes.record(parcel, started, reply, verdict)
                .invoke(state -> tell(parcel, reply, state));
    }

    private void tell(Parcel parcel, Reply reply, DeliveryState state) {
        var status = Integer.toString(reply.status());
        meters.counter("mayday.alerts.attempts", "status", status).increment();
        meters.counter("mayday.alerts.deliveries", "state", state.wire()).increment();
        LOG.infof(
                "delivery project=%d delivery=%d attempt=%d status=%s state=%s",
                parcel.project(), parcel.id(), parcel.attempt(), status, state.wire());
    }
}
