package dev.mayday.ui.signin;

import dev.mayday.ui.neighbors.Clients.Sessions;
import dev.mayday.ui.web.Detour;
import dev.mayday.ui.web.HtmlPage;
import dev.mayday.ui.web.Neighbor;
import dev.mayday.ui.web.SameOrigin;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/// Ends the session here and in issues-service.
@Path("/sign-out")
@HtmlPage
@SameOrigin
@RunOnVirtualThread
class SignOut {

    private static final Logger LOG = Logger.getLogger(SignOut.class);

    private final Sessions sessions;
    private final Visitor visitor;
    private final SessionCookie cookie;
    private final Neighbor neighbor;

    SignOut(
            @RestClient Sessions sessions,
            Visitor visitor,
            SessionCookie cookie,
            Neighbor neighbor) {
        this.sessions = sessions;
        this.visitor = visitor;
        this.cookie = cookie;
        this.neighbor = neighbor;
    }

    @POST
    public Response end() {
        if (cookie.token().isPresent()) {
            close();
        }
        return Response.status(Response.Status.SEE_OTHER)
                .header("Location", "/sign-in")
                .cookie(cookie.cleared())
                .build();
    }

    /// A person who wants to go is let go; that the session lives on elsewhere until its end, the
    /// operator should know.
    private void close() {
        try {
            neighbor.answer(sessions.close(visitor.bearer()));
        } catch (Detour refused) {
            var status = refused.getResponse().getStatus();
            if (status >= 500) LOG.warnf("session stays valid after sign-out status=%d", status);
        }
    }
}
