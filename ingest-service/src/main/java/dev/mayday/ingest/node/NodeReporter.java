package dev.mayday.ingest.node;

import dev.mayday.contracts.ingest.IngestNodesApi.Loss;
import dev.mayday.contracts.ingest.IngestNodesApi.NodeReport;
import dev.mayday.contracts.ingest.IngestNodesApi.SpoolState;
import dev.mayday.front.ServiceTokens;
import dev.mayday.ingest.IngestConfig;
import dev.mayday.ingest.publish.Publisher;
import dev.mayday.ingest.spool.Spool;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// Tells issues-service how the spool is: now and then, and soon after something was lost or the
/// spool took a new mark. What is not heard is said again by the next report, which says all of it.
final class NodeReporter {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    private final IngestConfig config;
    private final ServiceTokens services;
    private final NodesClient nodes;
    private final Spool spool;
    private final Publisher publisher;
    private final InstantSource clock;
    private final AtomicBoolean isReporting = new AtomicBoolean();
    private volatile String told = "";
    private volatile long due = Long.MIN_VALUE;

    NodeReporter(
            IngestConfig config,
            ServiceTokens services,
            NodesClient nodes,
            Spool spool,
            Publisher publisher,
            InstantSource clock) {
        this.config = config;
        this.services = services;
        this.nodes = nodes;
        this.spool = spool;
        this.publisher = publisher;
        this.clock = clock;
    }

    /// Reports when it is time to, or when there is news. Called often.
    void tick() {
        var losses = spool.losses().newest();
        var news = spool.node() + losses.hashCode();
        boolean isDue = !news.equals(told) || clock.millis() >= due;
        if (!isDue || !isReporting.compareAndSet(false, true)) return;
        nodes.report(services.bearer(), config.node(), report(losses))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onTermination()
                .invoke(() -> isReporting.set(false))
                .subscribe()
                .with(_ -> said(news, config.spool().report()), _ -> said(news, AFTER_FAILURE));
    }

    private void said(String news, Duration pause) {
        told = news;
        due = clock.millis() + pause.toMillis();
    }

    NodeReport report(List<dev.mayday.ingest.spool.Loss> losses) {
        var state =
                new SpoolState(
                        spool.bytes(),
                        spool.keptBytes(),
                        config.spool().budget().asLongValue(),
                        spool.backlog(),
                        publisher.oldest(),
                        spool.isOpen() && spool.hasRoom());
        return new NodeReport(
                spool.node(),
                clock.instant(),
                state,
                losses.stream().map(NodeReporter::loss).toList());
    }

    private static Loss loss(dev.mayday.ingest.spool.Loss loss) {
        return new Loss(
                loss.at(),
                loss.reason().word(),
                loss.knownRecords(),
                loss.bytes(),
                loss.file(),
                loss.reason().words());
    }
}
