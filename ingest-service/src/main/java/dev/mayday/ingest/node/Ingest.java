package dev.mayday.ingest.node;

import dev.mayday.front.ClientAddress;
import dev.mayday.front.FrontConfig;
import dev.mayday.front.ServiceTokens;
import dev.mayday.ingest.IngestConfig;
import dev.mayday.ingest.http.HttpEdge;
import dev.mayday.ingest.keys.KeyRing;
import dev.mayday.ingest.outcomes.OutcomeLedger;
import dev.mayday.ingest.publish.BatchSender;
import dev.mayday.ingest.publish.Publisher;
import dev.mayday.ingest.publish.PublisherThread;
import dev.mayday.ingest.spool.DiskFiles;
import dev.mayday.ingest.spool.Spool;
import dev.mayday.ingest.spool.SpoolListener;
import dev.mayday.ingest.spool.SpoolSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/// Puts the parts together, starts them, and stops them in the order in which nothing is lost.
@ApplicationScoped
public class Ingest implements SpoolListener {

    private static final Logger LOG = Logger.getLogger(Ingest.class);
    private static final Duration UNTIL_IDLE = Duration.ofSeconds(10);
    private static final Duration UNTIL_PUBLISHED = Duration.ofSeconds(2);
    private static final Duration LAST_FLUSH = Duration.ofSeconds(1);
    private static final Duration FIRST_LOAD_AGAIN = Duration.ofSeconds(1);
    private static final Duration REPORTER_LOOKS = Duration.ofSeconds(1);
    private static final int FIRST_TO_STOP = 1;
    private static final int DISK_HAS_FAILED = 74;

    private final IngestConfig config;
    private final Vertx vertx;
    private final KeyRing keys;
    private final OutcomeLedger outcomes;
    private final Spool spool;
    private final PublisherThread publisher;
    private final NodeReporter reporter;
    private final HttpEdge edge;
    private final Timer syncs;

    Ingest(
            IngestConfig config,
            Vertx vertx,
            Issues issues,
            BatchSender sender,
            MeterRegistry registry,
            FrontConfig front,
            ClientAddress clients,
            ServiceTokens services)
            throws IOException {
        var clock = InstantSource.system();
        this.config = config;
        this.vertx = vertx;
        this.syncs = registry.timer("mayday.ingest.spool.fsync");
        var ring = config.keys();
        this.keys =
                new KeyRing(
                        issues.keys(),
                        services,
                        clock,
                        new KeyRing.KeySettings(
                                ring.refresh(),
                                ring.patience(),
                                ring.unknown(),
                                ring.unverified(),
                                ring.unverifiedOfAnAddress()));
        this.outcomes = new OutcomeLedger(issues.keys(), services, clock);
        this.spool = open(config, clock);
        this.publisher = new PublisherThread(wake -> publisher(issues, sender, clock, wake));
        this.reporter =
                new NodeReporter(
                        config, services, issues.nodes(), spool, publisher.publisher(), clock);
        this.edge =
                new HttpEdge(config, vertx, keys, spool, outcomes, registry, front, clients, clock);
        SpoolMeters.register(registry, spool, publisher.publisher(), clock);
    }

    private Publisher publisher(
            Issues issues, BatchSender sender, InstantSource clock, Runnable wake) {
        var neighbors = new Publisher.Neighbors(sender, issues.positions());
        var pace = new Publisher.Pace(config.spool().compare(), config.spool().linger());
        var surroundings = new Publisher.Surroundings(clock, RandomGenerator.getDefault());
        return new Publisher(spool, neighbors, pace, surroundings, wake);
    }

    private Spool open(IngestConfig config, InstantSource clock) throws IOException {
        var disk = config.spool();
        var settings =
                new SpoolSettings(
                        config.node(),
                        RandomGenerator.getDefault(),
                        disk.segment().asLongValue(),
                        new SpoolSettings.Space(
                                disk.budget().asLongValue(), disk.reserve().asLongValue()),
                        new SpoolSettings.Keep(disk.keep(), disk.keepBytes().asLongValue()));
        return Spool.open(DiskFiles.open(Path.of(disk.directory())), settings, this, clock);
    }

    void routes(@Observes Router router) {
        edge.install(router);
    }

    void start(@Observes StartupEvent event) {
        publisher.start();
        loadKeys();
        vertx.setPeriodic(
                config.reportOutcomes().toMillis(),
                _ -> outcomes.flush().subscribe().with(_ -> {}));
        vertx.setPeriodic(REPORTER_LOOKS.toMillis(), _ -> reporter.tick());
        LOG.infof("Ingest started backlog=%d", spool.backlog());
    }

    /// In one process issues-service listens a little later than we start: no reason to wait, or to
    /// complain.
    private void loadKeys() {
        keys.refresh().subscribe().with(_ -> vertx.setTimer(pause().toMillis(), _ -> loadKeys()));
    }

    private Duration pause() {
        return keys.isLoaded() ? config.keys().refresh() : FIRST_LOAD_AGAIN;
    }

    @Override
    public void synced(long nanos, int records) {
        syncs.record(nanos, TimeUnit.NANOSECONDS);
        publisher.wake();
    }

    @Override
    public void failed() {
        Quarkus.asyncExit(DISK_HAS_FAILED);
    }

    boolean isStoring() {
        return spool.isOpen();
    }

    boolean hasKeys() {
        return keys.isLoaded();
    }

    void stop(@Observes @Priority(FIRST_TO_STOP) ShutdownEvent event) {
        edge.close(UNTIL_IDLE);
        attempt("publisher", () -> publisher.stop(UNTIL_PUBLISHED));
        attempt("spool", spool::close);
        attempt("outcomes", () -> outcomes.flush().await().atMost(LAST_FLUSH));
    }

    private interface Step {
        void run() throws IOException, InterruptedException;
    }

    /// What fails must not keep the next from stopping.
    private static void attempt(String what, Step step) {
        try {
            step.run();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException failed) {
            LOG.warnf("Did not stop cleanly part=%s error=%s", what, failed);
        }
    }
}
