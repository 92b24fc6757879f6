package dev.mayday.ui.operations;

import dev.mayday.contracts.alerts.DeadChangesApi;
import dev.mayday.contracts.issues.OperationsApi.Overview;
import dev.mayday.ui.neighbors.Clients.DeadChanges;
import dev.mayday.ui.neighbors.Clients.Operations;
import dev.mayday.ui.neighbors.ServiceBearer;
import dev.mayday.ui.shell.Shell;
import dev.mayday.ui.shell.Shells;
import dev.mayday.ui.signin.Visitor;
import dev.mayday.ui.web.Html;
import dev.mayday.ui.web.HtmlPage;
import dev.mayday.ui.web.Neighbor;
import dev.mayday.ui.web.WallClock;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// How the installation is. Whether the visitor may know, issues-service decides; for everyone but
/// an instance admin there is nothing here.
@Path("/operations")
@HtmlPage
@RunOnVirtualThread
class OperationsPage {

    private static final int ROWS = 25;
    private static final Duration PATIENCE_WITH_ALERTS = Duration.ofSeconds(1);

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance operations(Shell shell, OperationsView view);

        private Templates() {}
    }

    private final Operations operations;
    private final DeadChanges deadChanges;
    private final ServiceBearer service;
    private final Visitor visitor;
    private final Neighbor neighbor;
    private final Shells shells;
    private final WallClock clock;

    OperationsPage(
            @RestClient Operations operations,
            @RestClient DeadChanges deadChanges,
            ServiceBearer service,
            Visitor visitor,
            Neighbor neighbor,
            Shells shells,
            WallClock clock) {
        this.operations = operations;
        this.deadChanges = deadChanges;
        this.service = service;
        this.visitor = visitor;
        this.neighbor = neighbor;
        this.shells = shells;
        this.clock = clock;
    }

    /// @param envelopes where the page of dead envelopes begins; null for the first
    /// @param changes likewise
    @GET
    public Response show(
            @RestQuery @Nullable String envelopes, @RestQuery @Nullable String changes) {
        var now = clock.instant();
        var bearer = visitor.bearer();
        Overview overview = neighbor.answer(operations.overview(bearer));
        var dead = neighbor.answer(operations.deadEnvelopes(bearer, envelopes, ROWS));
        var asked = neighbor.answer(deadChanges(number(changes)));
        var view =
                OperationsView.of(
                        overview,
                        dead,
                        asked.orElse(new DeadChangesApi.Page(List.of(), 0, null)),
                        asked.isEmpty(),
                        now);
        return Html.ok(Templates.operations(shells.around("operations", ""), view));
    }

    /// Nothing when alerts-service is away: the rest of the page is no worse for it.
    private Uni<Optional<DeadChangesApi.Page>> deadChanges(@Nullable Long before) {
        return deadChanges
                .list(service.value(), before, ROWS)
                .map(Optional::of)
                .ifNoItem()
                .after(PATIENCE_WITH_ALERTS)
                .recoverWithItem(Optional.empty())
                .onFailure()
                .recoverWithItem(Optional.empty());
    }

    private static @Nullable Long number(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,18}") ? Long.valueOf(text) : null;
    }
}
