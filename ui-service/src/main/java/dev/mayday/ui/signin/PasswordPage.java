package dev.mayday.ui.signin;

import dev.mayday.contracts.access.Admits;
import dev.mayday.contracts.access.Admits.Who;
import dev.mayday.contracts.issues.AccountApi.Reset;
import dev.mayday.contracts.issues.AccountApi.ResetRequest;
import dev.mayday.contracts.issues.AccountApi.ResetSecret;
import dev.mayday.ui.neighbors.Clients.Passwords;
import dev.mayday.ui.neighbors.ServiceBearer;
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
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// The way back for who lost a password. Says the same whether there is such an account or not. A
/// link only shows a form, so that whatever previews links does not use it up.
@Path("/password")
@Admits(Who.ANYBODY)
@HtmlPage
@SameOrigin
@RunOnVirtualThread
class PasswordPage {

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance forgotten(
                String email, String problem, boolean sent, boolean mailed);

        static native TemplateInstance choose(String secret, String email, String problem);

        static native TemplateInstance chosen();

        private Templates() {}
    }

    private final Passwords passwords;
    private final ServiceBearer service;
    private final Neighbor neighbor;

    PasswordPage(@RestClient Passwords passwords, ServiceBearer service, Neighbor neighbor) {
        this.passwords = passwords;
        this.service = service;
        this.neighbor = neighbor;
    }

    @GET
    @Path("/forgotten")
    public Response forgotten(@RestQuery @Nullable String sent) {
        return Html.ok(Templates.forgotten("", "", sent != null, mailed()));
    }

    @POST
    @Path("/forgotten")
    public Response request(@RestForm @Nullable String email) {
        try {
            neighbor.answerOrRefusal(
                    Service.ISSUES,
                    passwords.requestReset(service.value(), new ResetRequest(email)));
            return to("/password/forgotten?sent=1");
        } catch (Refused refused) {
            return Html.of(
                    refused.status() == 429 ? 429 : 422,
                    Templates.forgotten(email == null ? "" : email, refused.words(), false, true));
        }
    }

    @GET
    @Path("/chosen")
    public Response chosen() {
        return Html.ok(Templates.chosen());
    }

    @GET
    @Path("/{secret: [A-Za-z0-9_-]+}")
    public Response choose(@RestPath String secret) {
        return Html.ok(Templates.choose(secret, owner(secret), ""));
    }

    @POST
    @Path("/{secret: [A-Za-z0-9_-]+}")
    public Response set(@RestPath String secret, @RestForm @Nullable String password) {
        try {
            neighbor.doneOrRefusal(
                    Service.ISSUES, passwords.reset(service.value(), new Reset(secret, password)));
            return to("/password/chosen");
        } catch (Refused refused) {
            return Html.of(422, Templates.choose(secret, owner(secret), refused.words()));
        }
    }

    private boolean mailed() {
        return neighbor.answer(passwords.resetWay(service.value())).mailed();
    }

    /// The address of the account that the link is for; empty when it is good for nothing.
    private String owner(String secret) {
        var offer = neighbor.answer(passwords.look(service.value(), new ResetSecret(secret)));
        return offer.email() == null ? "" : offer.email();
    }

    private static Response to(String path) {
        return Response.status(Response.Status.SEE_OTHER).header("Location", path).build();
    }
}
