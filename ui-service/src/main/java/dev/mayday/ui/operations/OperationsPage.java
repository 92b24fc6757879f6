package dev.mayday.ui.operations;

import dev.mayday.contracts.access.Admits;
import dev.mayday.contracts.access.Admits.Who;
import dev.mayday.contracts.alerts.DeadChangesApi;
import dev.mayday.ui.neighbors.Clients.Operations;
import dev.mayday.ui.shell.Place;
import dev.mayday.ui.shell.Shell;
import dev.mayday.ui.shell.Visit;
import dev.mayday.ui.web.Html;
import dev.mayday.ui.web.HtmlPage;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// How the installation is. Whether the visitor may know, issues-service decides; for everyone but
/// an instance admin there is nothing here.
@Path("/operations")
@Admits(Who.PERSON)
@HtmlPage
@RunOnVirtualThread
class OperationsPage {

    private static final int ROWS = 25;

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance operations(Shell shell, OperationsView view);

        private Templates() {}
    }

    private final OperationsDesk desk;
    private final Visit visit;

    OperationsPage(OperationsDesk desk, Visit visit) {
        this.desk = desk;
        this.visit = visit;
    }

    /// @param envelopes where the page of dead envelopes begins; null for the first
    /// @param changes likewise
    @GET
    public Response show(
            @RestQuery @Nullable String envelopes, @RestQuery @Nullable String changes) {
        var now = visit.now();
        var overview = desk.answer(Operations::overview);
        var dead =
                desk.answer(
                        (operations, bearer) -> operations.deadEnvelopes(bearer, envelopes, ROWS));
        var asked = desk.changes(number(changes), ROWS);
        var view =
                OperationsView.of(
                        overview,
                        dead,
                        asked.orElse(new DeadChangesApi.Page(List.of(), 0, null)),
                        asked.isEmpty(),
                        now);
        return Html.ok(Templates.operations(visit.shell(Place.OPERATIONS, ""), view));
    }

    private static @Nullable Long number(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,18}") ? Long.valueOf(text) : null;
    }
}
