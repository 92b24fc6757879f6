package dev.mayday.ui.signin;

import dev.mayday.ui.web.HtmlPage;
import dev.mayday.ui.web.SameOrigin;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/// Ends the session here and in issues-service.
@Path("/sign-out")
@HtmlPage
@SameOrigin
@RunOnVirtualThread
class SignOut {

    private final SessionDesk desk;

    SignOut(SessionDesk desk) {
        this.desk = desk;
    }

    @POST
    public Response end() {
        return Response.status(Response.Status.SEE_OTHER)
                .header("Location", "/sign-in")
                .cookie(desk.close())
                .build();
    }
}
