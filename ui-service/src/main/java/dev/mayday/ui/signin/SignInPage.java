package dev.mayday.ui.signin;

import dev.mayday.contracts.access.Admits;
import dev.mayday.contracts.access.Admits.Who;
import dev.mayday.contracts.issues.SessionsApi.Credentials;
import dev.mayday.contracts.signon.Provider;
import dev.mayday.ui.web.Html;
import dev.mayday.ui.web.HtmlPage;
import dev.mayday.ui.web.LocalPath;
import dev.mayday.ui.web.SameOrigin;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Sign-in with e-mail and password, or with a one-time link. The link only shows a button, so that
/// whatever previews links does not use it up.
@Path("/sign-in")
@Admits(Who.ANYBODY)
@HtmlPage
@SameOrigin
@RunOnVirtualThread
class SignInPage {

    /// Tells who came by a link that worked once how to come back.
    private static final String ARRIVAL = "/settings/account/arrival";

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance form(
                String email, String next, String problem, List<Button> providers);

        static native TemplateInstance link(String secret, String problem);

        private Templates() {}
    }

    /// The way to a provider.
    record Button(String words, String href) {

        static Button of(Provider provider, String next) {
            var back = next.equals("/") ? "" : "?next=" + LocalPath.segment(next);
            return new Button(
                    "Sign in with " + provider.title(), Provider.entrance(provider.name()) + back);
        }
    }

    private final SessionDesk desk;
    private final Providers providers;

    SignInPage(SessionDesk desk, Providers providers) {
        this.desk = desk;
        this.providers = providers;
    }

    private List<Button> buttons(String next) {
        return providers.all().stream().map(provider -> Button.of(provider, next)).toList();
    }

    @GET
    public Response form(@RestQuery @Nullable String next) {
        var wanted = LocalPath.orRoot(next);
        return Html.ok(Templates.form("", wanted, "", buttons(wanted)));
    }

    @POST
    public Response open(
            @RestForm @Nullable String email,
            @RestForm @Nullable String password,
            @RestForm @Nullable String next)
            throws InterruptedException {
        var wanted = LocalPath.orRoot(next);
        return switch (desk.verdict(new Credentials(email, password, null))) {
            case SessionDesk.Welcome welcome -> in(welcome, wanted);
            case SessionDesk.Denied denied -> {
                Thread.sleep(denied.heldBack());
                yield Html.of(
                        denied.status(),
                        Templates.form(
                                email == null ? "" : email,
                                wanted,
                                denied.words(),
                                buttons(wanted)));
            }
        };
    }

    @GET
    @Path("/{secret: [A-Za-z0-9_-]+}")
    public Response link(@RestPath String secret) {
        return Html.ok(Templates.link(secret, ""));
    }

    @POST
    @Path("/{secret: [A-Za-z0-9_-]+}")
    public Response openWithLink(@RestPath String secret) {
        return switch (desk.verdict(new Credentials(null, null, secret))) {
            case SessionDesk.Welcome welcome -> in(welcome, ARRIVAL);
            case SessionDesk.Denied denied ->
                    Html.of(denied.status(), Templates.link(secret, denied.linkWords()));
        };
    }

    private Response in(SessionDesk.Welcome welcome, String path) {
        return Response.status(Response.Status.SEE_OTHER)
                .header("Location", path)
                .cookie(welcome.cookie())
                .build();
    }
}
