package dev.mayday.ui.people;

import dev.mayday.contracts.access.Admits;
import dev.mayday.contracts.access.Admits.Who;
import dev.mayday.contracts.people.OrganizationApi.Change;
import dev.mayday.contracts.people.OrganizationApi.Choice;
import dev.mayday.contracts.people.OrganizationApi.Foundation;
import dev.mayday.ui.kit.Typed;
import dev.mayday.ui.neighbors.Clients.Members;
import dev.mayday.ui.neighbors.Clients.Organizations;
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
import org.jspecify.annotations.Nullable;

/// The organization at hand: what it is called and what its members may; the others of the person;
/// one more; and the way out.
@Path("/settings/organization")
@Admits(Who.PERSON)
@HtmlPage
@SameOrigin
@RunOnVirtualThread
class OrganizationPage {

    private static final String HERE = "/settings/organization";

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance organization(Shell shell, OrganizationBoard board);

        private Templates() {}
    }

    private final Visit visit;
    private final Organizations organizations;
    private final Members members;

    OrganizationPage(
            Visit visit, @RestClient Organizations organizations, @RestClient Members members) {
        this.visit = visit;
        this.organizations = organizations;
        this.members = members;
    }

    @GET
    public Response show() {
        return page(200, Typed.NOTHING, Typed.NOTHING);
    }

    /// @param open `on` when it is ticked
    @POST
    public Response change(@RestForm @Nullable String name, @RestForm @Nullable String open) {
        var change = new Change(name, "on".equals(open));
        try {
            visit.answerOrRefusal(Service.ISSUES, bearer -> organizations.change(bearer, change));
            return visit.onTo(HERE, Flash.done("Organization saved."));
        } catch (Refused refused) {
            var typed = Map.of("name", text(name), "open", text(open));
            return page(422, Typed.refused(typed, refused), Typed.NOTHING);
        }
    }

    /// @param back the page that is only there; the issues when nobody was on the way to one
    @POST
    @Path("/at-hand")
    public Response turn(@RestForm @Nullable String slug, @RestForm @Nullable String back) {
        var choice = new Choice(text(slug));
        var turned = visit.answer(Service.ISSUES, bearer -> organizations.turnTo(bearer, choice));
        var page = back == null ? "/issues" : LocalPath.orRoot(back);
        return visit.onTo(page, Flash.done("You are in " + turned.name() + " now."));
    }

    @POST
    @Path("/foundations")
    public Response found(@RestForm @Nullable String name, @RestForm @Nullable String slug) {
        var foundation = new Foundation(text(name), text(slug));
        try {
            var made =
                    visit.answerOrRefusal(
                            Service.ISSUES, bearer -> organizations.found(bearer, foundation));
            var words = made.name() + " is created. Switch to it to set it up.";
            return visit.onTo(HERE, Flash.done(words));
        } catch (Refused refused) {
            var typed = Map.of("name", text(name), "slug", text(slug));
            return page(422, Typed.NOTHING, Typed.refused(typed, refused));
        }
    }

    private Response page(int status, Typed changed, Typed founded) {
        var settings = visit.answer(Service.ISSUES, organizations::settings);
        var all = visit.answer(Service.ISSUES, organizations::organizations);
        var self = visit.answer(Service.ISSUES, bearer -> members.members(bearer, null)).self();
        var board = OrganizationBoard.of(settings, all, self, changed, founded);
        return Html.of(status, Templates.organization(visit.shell(Place.ORGANIZATION, ""), board));
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
