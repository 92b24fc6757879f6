package dev.mayday.ui.account;

import dev.mayday.contracts.access.Admits;
import dev.mayday.contracts.access.Admits.Who;
import dev.mayday.ui.neighbors.Clients.Accounts;
import dev.mayday.ui.shell.Flash;
import dev.mayday.ui.shell.OnceCookie;
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
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestPath;

/// A link for a member who lost a password, shown once to the admin who made it.
@Path("/settings/password-links")
@Admits(Who.PERSON)
@HtmlPage
@SameOrigin
@RunOnVirtualThread
class PasswordLinksPage {

    private static final String HERE = "/settings/password-links";
    private static final String MEMBERS = "/settings/members";

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance made(Shell shell, String link);

        private Templates() {}
    }

    private final Accounts accounts;
    private final Visit visit;
    private final OnceCookie once;

    PasswordLinksPage(@RestClient Accounts accounts, Visit visit, OnceCookie once) {
        this.accounts = accounts;
        this.visit = visit;
        this.once = once;
    }

    @GET
    public Response show() {
        return Html.ok(Templates.made(visit.shell(Place.MEMBERS, ""), once.take(HERE)));
    }

    @POST
    @Path("/{membership: [0-9]{1,18}}")
    public Response make(@RestPath long membership) {
        try {
            var made =
                    visit.answerOrRefusal(
                            Service.ISSUES, bearer -> accounts.makeResetLink(bearer, membership));
            return Response.fromResponse(
                            visit.onTo(
                                    HERE, Flash.done("A link for " + made.email() + " is made.")))
                    .cookie(once.holding(made.url(), HERE))
                    .build();
        } catch (Refused refused) {
            return visit.onTo(MEMBERS, Flash.failed(refused.words()));
        }
    }
}
