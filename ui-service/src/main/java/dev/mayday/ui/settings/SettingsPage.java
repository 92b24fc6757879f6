package dev.mayday.ui.settings;

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
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// All settings there are, with what each is for. On a phone it stands for the second level of the
/// navigation.
@Path("/settings")
@Admits(Who.PERSON)
@HtmlPage
@RunOnVirtualThread
class SettingsPage {

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance settings(Shell shell);

        private Templates() {}
    }

    private final Visit visit;

    SettingsPage(Visit visit) {
        this.visit = visit;
    }

    /// @param project slug; null for those of no project
    @GET
    public Response list(@RestQuery @Nullable String project) {
        return Html.ok(
                Templates.settings(visit.shell(Place.SETTINGS, project == null ? "" : project)));
    }
}
