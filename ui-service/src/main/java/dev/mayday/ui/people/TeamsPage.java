package dev.mayday.ui.people;

import dev.mayday.contracts.access.Admits;
import dev.mayday.contracts.access.Admits.Who;
import dev.mayday.contracts.people.TeamsApi.Draft;
import dev.mayday.ui.kit.Typed;
import dev.mayday.ui.neighbors.Clients.Teams;
import dev.mayday.ui.shell.Flash;
import dev.mayday.ui.shell.Place;
import dev.mayday.ui.shell.Shell;
import dev.mayday.ui.shell.Visit;
import dev.mayday.ui.web.Html;
import dev.mayday.ui.web.HtmlPage;
import dev.mayday.ui.web.LocalPath;
import dev.mayday.ui.web.Refused;
import dev.mayday.ui.web.SameOrigin;
import dev.mayday.ui.web.Service;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// The teams that the visitor may see, the form that makes one, and the bin.
@Path("/settings/teams")
@Admits(Who.PERSON)
@HtmlPage
@SameOrigin
@RunOnVirtualThread
class TeamsPage {

    static final String HERE = "/settings/teams";

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance teams(Shell shell, TeamsBoard board);

        private Templates() {}
    }

    private final Visit visit;
    private final Teams teams;

    TeamsPage(Visit visit, @RestClient Teams teams) {
        this.visit = visit;
        this.teams = teams;
    }

    @GET
    public Response show() {
        return page(200, Typed.NOTHING);
    }

    @POST
    public Response create(@RestForm @Nullable String name, @RestForm @Nullable String slug) {
        var draft = new Draft(name == null ? "" : name, slug);
        try {
            var made = visit.answerOrRefusal(Service.ISSUES, bearer -> teams.create(bearer, draft));
            return visit.onTo(address(made.slug()), Flash.done(made.name() + " is made."));
        } catch (Refused refused) {
            var typed = Map.of("name", draft.name(), "slug", slug == null ? "" : slug);
            return page(422, Typed.refused(typed, refused));
        }
    }

    @POST
    @Path("/bin/{id: [0-9]{1,18}}/restorations")
    public Response restore(@RestPath long id) {
        try {
            var back = visit.answerOrRefusal(Service.ISSUES, bearer -> teams.restore(bearer, id));
            return visit.onTo(address(back.slug()), Flash.done(back.name() + " is back."));
        } catch (Refused refused) {
            return visit.onTo(HERE, Flash.failed(refused.words()));
        }
    }

    private Response page(int status, Typed typed) {
        var board = TeamsBoard.of(visit.answer(Service.ISSUES, teams::teams), typed, visit.now());
        return Html.of(status, Templates.teams(visit.shell(Place.TEAMS, ""), board));
    }

    static String address(String slug) {
        return HERE + "/" + LocalPath.segment(slug);
    }
}
