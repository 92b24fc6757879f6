package dev.mayday.ui.signin;

import dev.mayday.contracts.access.Admits;
import dev.mayday.contracts.access.Admits.Who;
import dev.mayday.contracts.issues.SessionsApi.BreakGlass;
import dev.mayday.ui.web.Html;
import dev.mayday.ui.web.HtmlPage;
import dev.mayday.ui.web.SameOrigin;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/// The way in for the local instance admin while single sign-on does not work.
@Path("/break-glass")
@Admits(Who.ANYBODY)
@HtmlPage
@SameOrigin
@RunOnVirtualThread
class BreakGlassPage {

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance form(String problem);

        private Templates() {}
    }

    private final SessionDesk desk;

    BreakGlassPage(SessionDesk desk) {
        this.desk = desk;
    }

    @GET
    public Response form() {
        return Html.ok(Templates.form(""));
    }

    @POST
    public Response open(@RestForm @Nullable String password, @RestForm @Nullable String code)
            throws InterruptedException {
        return switch (desk.breakGlass(new BreakGlass(password, code))) {
            case SessionDesk.Welcome welcome ->
                    Response.status(Response.Status.SEE_OTHER)
                            .header("Location", "/")
                            .cookie(welcome.cookie())
                            .build();
            case SessionDesk.Denied denied -> {
                Thread.sleep(denied.heldBack());
                yield Html.of(denied.status(), Templates.form(denied.breakGlassWords()));
            }
        };
    }
}
