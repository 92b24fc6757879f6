package dev.mayday.ui.signin;

import dev.mayday.contracts.access.Admits;
import dev.mayday.contracts.access.Admits.Who;
import dev.mayday.contracts.signon.SignOnApi.Departure;
import dev.mayday.ui.web.Html;
import dev.mayday.ui.web.HtmlPage;
import dev.mayday.ui.web.SameOrigin;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/// Ends the session here and in issues-service, and leads on to the provider that vouched for it,
/// so that it ends there too.
@Path("/sign-out")
@Admits(Who.ANYBODY)
@HtmlPage
@SameOrigin
@RunOnVirtualThread
class SignOut {

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance leaving(String provider, String url);

        private Templates() {}
    }

    /// Pages of a time when they could still be kept.
    private static final String PAGES_KEPT = "\"cache\"";

    private final SessionDesk desk;
    private final SignOnDesk signOn;
    private final Providers providers;

    SignOut(SessionDesk desk, SignOnDesk signOn, Providers providers) {
        this.desk = desk;
        this.signOn = signOn;
        this.providers = providers;
    }

    @POST
    public Response end() {
        var departure = providers.none() ? null : signOn.leave().orElse(null);
        var cookie = departure == null ? desk.close() : desk.forget();
        return Response.fromResponse(onward(departure))
                .header("Clear-Site-Data", PAGES_KEPT)
                .cookie(cookie)
                .build();
    }

    /// A page of ours in between: the answer to a form may not lead to another site
    /// (`form-action`).
    private static Response onward(@Nullable Departure departure) {
        var url = departure == null ? null : departure.url();
        if (departure == null || url == null) {
            return Response.status(Response.Status.SEE_OTHER)
                    .header("Location", "/sign-in")
                    .build();
        }
        return Response.fromResponse(Html.ok(Templates.leaving(departure.title(), url)))
                .header("Refresh", "0; url=" + url)
                .build();
    }
}
