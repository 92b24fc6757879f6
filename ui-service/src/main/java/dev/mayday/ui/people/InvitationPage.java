package dev.mayday.ui.people;

import dev.mayday.contracts.access.Admits;
import dev.mayday.contracts.access.Admits.Who;
import dev.mayday.contracts.people.InvitationsApi.Accepted;
import dev.mayday.contracts.people.InvitationsApi.Link;
import dev.mayday.contracts.people.InvitationsApi.Newcomer;
import dev.mayday.ui.kit.Typed;
import dev.mayday.ui.neighbors.Clients.Invitations;
import dev.mayday.ui.neighbors.ServiceBearer;
import dev.mayday.ui.shell.Flash;
import dev.mayday.ui.shell.Visit;
import dev.mayday.ui.signin.FirstSession;
import dev.mayday.ui.signin.Visitor;
import dev.mayday.ui.web.Detour;
import dev.mayday.ui.web.Html;
import dev.mayday.ui.web.HtmlPage;
import dev.mayday.ui.web.Neighbor;
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

/// Where the link of an invitation leads, without a session or with one. Looking uses nothing
/// up, so that whatever previews links may look.
@Path("/invitations/{secret: [A-Za-z0-9_-]{1,200}}")
@Admits(Who.ANYBODY)
@HtmlPage
@SameOrigin
@RunOnVirtualThread
class InvitationPage {

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance invitation(InvitationView view);

        private Templates() {}
    }

    private final Invitations invitations;
    private final ServiceBearer service;
    private final Visitor visitor;
    private final Visit visit;
    private final Neighbor neighbor;
    private final FirstSession session;

    InvitationPage(
            @RestClient Invitations invitations,
            ServiceBearer service,
            Visitor visitor,
            Visit visit,
            Neighbor neighbor,
            FirstSession session) {
        this.invitations = invitations;
        this.service = service;
        this.visitor = visitor;
        this.visit = visit;
        this.neighbor = neighbor;
        this.session = session;
    }

    @GET
    public Response show(@RestPath String secret) {
        return page(200, secret, Typed.NOTHING);
    }

    /// Accepts: with the session, where there is one, else with an account that is made now.
    @POST
    public Response accept(
            @RestPath String secret,
            @RestForm @Nullable String name,
            @RestForm @Nullable String password) {
        try {
            return person().isEmpty()
                    ? enter(secret, text(name), text(password))
                    : visit.onTo("/issues", welcome(asMyself(secret)));
        } catch (Refused refused) {
            return page(422, secret, Typed.refused(Map.of("name", text(name)), refused));
        }
    }

    private Accepted asMyself(String secret) throws Refused {
        return visit.answerOrRefusal(
                Service.ISSUES, bearer -> invitations.accept(bearer, new Link(secret)));
    }

    private Response enter(String secret, String name, String password) throws Refused {
        var newcomer = new Newcomer(secret, name, password);
        var accepted =
                neighbor.doneOrRefusal(
                        Service.ISSUES, invitations.enter(service.value(), newcomer));
        return session.begin(accepted.email(), password, visit.onTo("/issues", welcome(accepted)));
    }

    private static Flash welcome(Accepted accepted) {
        return Flash.done("Welcome to " + accepted.organization() + ".");
    }

    private Response page(int status, String secret, Typed typed) {
        var offer = neighbor.answer(invitations.look(service.value(), new Link(secret)));
        return Html.of(
                status, Templates.invitation(InvitationView.of(secret, offer, person(), typed)));
    }

    /// Address of who is signed in, as a name may read like a role; empty for nobody. A session
    /// that is over is none.
    private String person() {
        if (!visitor.claimsSession()) return "";
        try {
            var person = visit.person();
            return person.email();
        } catch (Detour signIn) {
            if (signIn.getResponse().getStatus() >= 400) throw signIn;
            return "";
        }
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
