package dev.mayday.ui.alerts;

import dev.mayday.contracts.access.Admits;
import dev.mayday.contracts.access.Admits.Who;
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

/// The way to the alerts of each project. Who has but one project is there at once.
@Path("/alerts")
@Admits(Who.PERSON)
@HtmlPage
@RunOnVirtualThread
class AlertsHome {

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance choice(Shell shell);

        private Templates() {}
    }

    private final Visit visit;

    AlertsHome(Visit visit) {
        this.visit = visit;
    }

    @GET
    public Response choose() {
        var shell = visit.shell(Place.ALERTS, "");
        return shell.projects().size() == 1
                ? visit.onTo(shell.projects().getFirst().href())
                : Html.ok(Templates.choice(shell));
    }
}
