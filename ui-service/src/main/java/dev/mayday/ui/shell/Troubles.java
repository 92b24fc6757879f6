package dev.mayday.ui.shell;

import dev.mayday.contracts.alerts.DeadChangesApi.Page;
import dev.mayday.contracts.ingest.IngestNodesApi.Loss;
import dev.mayday.contracts.ingest.IngestNodesApi.SpoolState;
import dev.mayday.contracts.issues.OperationsApi.IngestNode;
import dev.mayday.contracts.issues.OperationsApi.Overview;
import dev.mayday.ui.neighbors.Clients.DeadChanges;
import dev.mayday.ui.neighbors.Clients.Operations;
import dev.mayday.ui.neighbors.ServiceBearer;
import dev.mayday.ui.web.WallClock;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/// When a fact about the installation is something that needs a person.
public final class Troubles {

    /// Four reports in a row that did not come.
    private static final Duration SILENT = Duration.ofMinutes(2);

    private static final Duration RECENT = Duration.ofHours(24);
    private static final double NEARLY_FULL = 0.8;

    private Troubles() {}

    /// How many there are, for the navigation.
    ///
    /// @param deadChanges of alerts-service
    public static long count(Overview overview, long deadChanges, Instant now) {
        long nodes = overview.nodes().stream().filter(node -> inNeed(node, now)).count();
        long lost =
                overview.nodes().stream()
                        .flatMap(node -> node.losses().stream())
                        .filter(loss -> isRecent(loss, now))
                        .count();
        return nodes
                + lost
                + overview.waiting().size()
                + overview.deadEnvelopes()
                + deadChanges
                + (overview.auditBroken() ? 1 : 0);
    }

    public static boolean inNeed(IngestNode node, Instant now) {
        var report = node.report();
        return report == null
                || isSilent(node, now)
                || !report.spool().accepting()
                || isNearlyFull(report.spool());
    }

    public static boolean isSilent(IngestNode node, Instant now) {
        return node.heard().isBefore(now.minus(SILENT));
    }

    public static boolean isNearlyFull(SpoolState spool) {
        return spool.limit() > 0
                && spool.bytes() - spool.keptBytes() >= NEARLY_FULL * spool.limit();
    }

    public static boolean isRecent(Loss loss, Instant now) {
        return loss.at().isAfter(now.minus(RECENT));
    }
}

/// Asks how many there are. What cannot be asked in time counts nothing: the navigation never holds
/// a page up, and the page itself says what is away.
@ApplicationScoped
class TroubleCount {

    private static final Duration PATIENCE = Duration.ofMillis(250);

    private final Operations operations;
    private final DeadChanges deadChanges;
    private final ServiceBearer service;
    private final WallClock clock;

    TroubleCount(
            @RestClient Operations operations,
            @RestClient DeadChanges deadChanges,
            ServiceBearer service,
            WallClock clock) {
        this.operations = operations;
        this.deadChanges = deadChanges;
        this.service = service;
        this.clock = clock;
    }

    /// @param bearer of an instance admin
    Uni<Long> ask(String bearer) {
        var nothing = new Overview(List.of(), List.of(), 0);
        return Uni.combine()
                .all()
                .unis(
                        orElse(operations.overview(bearer), nothing),
                        orElse(deadChanges.list(service.value(), null, 1).map(Page::total), 0L))
                .with((overview, dead) -> Troubles.count(overview, dead, clock.instant()));
    }

    private static <T> Uni<T> orElse(Uni<T> question, T otherwise) {
        return question.ifNoItem()
                .after(PATIENCE)
                .recoverWithItem(otherwise)
                .onFailure()
                .recoverWithItem(otherwise);
    }
}
