package dev.mayday.alerts.delivery;

import dev.mayday.alerts.Surroundings;
import dev.mayday.alerts.egress.Outbound;
import dev.mayday.alerts.egress.Reply;
import dev.mayday.alerts.settings.Destination;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/// Sends one message and writes down what became of it.
@ApplicationScoped
public class Sender {

    private static final Logger LOG = Logger.getLogger(Sender.class);

    private final List<Channel> channels;
    private final Outbound outbound;
    private final Outcomes outcomes;
    private final Surroundings surroundings;
    private final MeterRegistry meters;

    Sender(
            @All List<Channel> channels,
            Outbound outbound,
            Outcomes outcomes,
            Surroundings surroundings,
            MeterRegistry meters) {
        this.channels = List.copyOf(channels);
        this.outbound = outbound;
        this.outcomes = outcomes;
        this.surroundings = surroundings;
        this.meters = meters;
    }

    /// The kinds of destinations that can be served.
    public List<String> kinds() {
        return channels.stream().map(Channel::kind).sorted().toList();
    }

    Uni<Void> send(Parcel parcel) {
        var started = surroundings.now();
        return Uni.createFrom()
                .deferred(() -> post(parcel.destination(), parcel.notice().get()))
                .onFailure()
                .recoverWithItem(Reply::unsendable)
                .flatMap(
                        reply -> {
                            var verdict =
                                    Verdict.of(
                                            reply,
                                            parcel.attempt(),
                                            parcel.first(),
                                            surroundings.now(),
                                            surroundings.random());
                            return outcomes.record(parcel, started, reply, verdict)
                                    .invoke(state -> tell(parcel, reply, state));
                        })
                .replaceWithVoid();
    }

    /// One request, whatever comes of it; nothing is written down.
    public Uni<Reply> post(Destination destination, Notice notice) {
        var message = channel(destination.kind()).message(notice);
        var headers = Map.of("Idempotency-Key", notice.key());
        return outbound.post(destination.url(), headers, message);
    }

    private Channel channel(String kind) {
        return channels.stream()
                .filter(channel -> channel.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no channel for " + kind));
    }

    private void tell(Parcel parcel, Reply reply, String state) {
        var status = Integer.toString(reply.status());
        meters.counter("mayday.alerts.attempts", "status", status).increment();
        meters.counter("mayday.alerts.deliveries", "state", state).increment();
        LOG.infof(
                "delivery project=%d delivery=%d attempt=%d status=%s state=%s",
                parcel.project(), parcel.id(), parcel.attempt(), status, state);
    }
}
