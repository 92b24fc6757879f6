package dev.mayday.ui.people;

import dev.mayday.contracts.access.Admits;
import dev.mayday.contracts.access.Admits.Who;
import dev.mayday.contracts.people.MembersApi.Removal;
import dev.mayday.ui.neighbors.Clients.Members;
import dev.mayday.ui.shell.Flash;
import dev.mayday.ui.shell.Place;
import dev.mayday.ui.shell.Shell;
import dev.mayday.ui.shell.Visit;
import dev.mayday.ui.web.Html;
import dev.mayday.ui.web.HtmlPage;
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
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestPath;

/// Says what it does that somebody goes, before it is done.
@Path("/settings/members/{id: [0-9]{1,18}}/removal")
@Admits(Who.PERSON)
@HtmlPage
@SameOrigin
@RunOnVirtualThread
class RemovalPage {

    /// @param deed on the button
    /// @param problem why it could not be done; empty for nothing
    record View(
            long id,
            String name,
            String title,
            String deed,
            List<String> consequences,
            boolean anonymised,
            String problem) {

        static View of(Removal removal, String problem) {
            var member = removal.member();
            var name = member.name().isEmpty() ? member.email() : member.name();
            boolean invited = member.pending() != null;
            var title =
                    removal.self()
                            ? "Leave the organization?"
                            : (invited ? "Withdraw the invitation of " : "Remove ") + name + "?";
            var deed = removal.self() ? "Leave" : invited ? "Withdraw it" : "Remove " + name;
            return new View(
                    member.id(),
                    name,
                    title,
                    deed,
                    removal.consequences(),
                    removal.anonymised(),
                    problem);
        }
    }

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance removal(Shell shell, View view);

        private Templates() {}
    }

    private final Visit visit;
    private final Members members;

    RemovalPage(Visit visit, @RestClient Members members) {
        this.visit = visit;
        this.members = members;
    }

    @GET
    public Response foretell(@RestPath long id) {
        return page(200, foretold(id), "");
    }

    @POST
    public Response remove(@RestPath long id) {
        var foretold = foretold(id);
        try {
            visit.answerOrRefusal(Service.ISSUES, bearer -> members.remove(bearer, id));
        } catch (Refused refused) {
            return page(422, foretold, refused.words());
        }
        if (foretold.self()) return visit.onTo("/");
        var view = View.of(foretold, "");
        var done =
                foretold.member().pending() == null ? " is removed." : " is not invited any more.";
        return visit.onTo(MembersPage.HERE, Flash.done(view.name() + done));
    }

    private Removal foretold(long id) {
        return visit.answer(Service.ISSUES, bearer -> members.removal(bearer, id));
    }

    private Response page(int status, Removal removal, String problem) {
        var shell = visit.shell(Place.MEMBERS, "");
        return Html.of(status, Templates.removal(shell, View.of(removal, problem)));
    }
}
