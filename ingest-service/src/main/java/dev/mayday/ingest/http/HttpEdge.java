package dev.mayday.ingest.http;

import dev.mayday.front.ClientAddress;
import dev.mayday.front.FrontConfig;
import dev.mayday.ingest.IngestConfig;
import dev.mayday.ingest.keys.KeyRing;
import dev.mayday.ingest.outcomes.OutcomeLedger;
import dev.mayday.ingest.reading.EnvelopeReader;
import dev.mayday.ingest.reading.ReportReader;
import dev.mayday.ingest.reading.StoreReader;
import dev.mayday.ingest.spool.Spool;
import dev.mayday.wire.Limits;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// The door of this package: the way in from the process's router. It comes before whatever the
/// other services have there: their authentication, their CORS and their body limits are not for
/// SDKs.
public final class HttpEdge {

    private static final int BEFORE_ALL_FILTERS = -10_000;

    private final Reception reception;
    private final List<String> base;

    public HttpEdge(
            IngestConfig config,
            Vertx vertx,
            KeyRing keys,
            Spool spool,
            OutcomeLedger outcomes,
            MeterRegistry registry,
            FrontConfig front,
            ClientAddress clients,
            InstantSource clock) {
        var sizes = config.limits();
        var limits =
                Limits.of(
                        sizes.envelope().asLongValue(),
                        sizes.event().asLongValue(),
                        sizes.attachment().asLongValue());
        long largestBody = Math.min(sizes.compressed().asLongValue(), IngestConfig.LARGEST_BODY);
        long inFlight = sizes.inFlight().asLongValue();
        // It is in memory several times, from its packing to the disk.
        long largestReport = Math.min(largestBody, inFlight / 4);
        var envelopes = new EnvelopeReader(limits);
        this.base = Route.segments(config.basePath().orElse(""));
        this.reception =
                new Reception(
                        vertx,
                        keys,
                        envelopes,
                        new StoreReader(limits),
                        new ReportReader(envelopes, limits, largestReport),
                        spool,
                        outcomes,
                        new Meters(registry),
                        new InFlight(inFlight, front.connectionsPerAddress()),
                        new Turns(Math.max(4, 2 * Runtime.getRuntime().availableProcessors())),
                        new BodyReader.BodyLimits(
                                largestBody,
                                sizes.anonymous().asLongValue(),
                                sizes.slowBody(),
                                sizes.bodyDeadline()),
                        clients,
                        clock);
    }

    /// The router is told which addresses are taken behind this one route.
    ///
    /// @param router of the process
    public void install(Router router) {
        router.route()
                .order(BEFORE_ALL_FILTERS)
                .handler(this::route)
                .putMetadata("ingest", Route.all());
    }

    private void route(RoutingContext routing) {
        var request = routing.request();
        var path = request.path();
        var route = path == null ? null : Route.of(path, base);
        if (route == null) {
            routing.next();
        } else if (request.method() == HttpMethod.OPTIONS) {
            Replies.preflight(request, route);
        } else {
            new Exchange(reception, request, route, reception.vertx().getOrCreateContext()).begin();
        }
    }

    /// Refuses what comes from now on and waits for what is being done.
    public void close(Duration patience) {
        var inFlight = reception.inFlight();
        inFlight.close();
        long deadline = System.nanoTime() + patience.toNanos();
        while (!inFlight.isIdle() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }
}
