package dev.mayday.ui.issues;

import dev.mayday.ui.neighbors.Clients.Dashboard;
import dev.mayday.ui.shell.Flash;
import dev.mayday.ui.shell.FlashCookie;
import dev.mayday.ui.signin.Visitor;
import dev.mayday.ui.web.HtmlPage;
import dev.mayday.ui.web.Neighbor;
import dev.mayday.ui.web.SameOrigin;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// The resolution of an issue: put it there and the issue is resolved, take it away and it is open
/// again.
@Path("/issues/{id: [0-9]+}/resolution")
@HtmlPage
@SameOrigin
@RunOnVirtualThread
class Resolution {

    private final Dashboard dashboard;
    private final Visitor visitor;
    private final Neighbor neighbor;
    private final FlashCookie flash;

    Resolution(
            @RestClient Dashboard dashboard,
            Visitor visitor,
            Neighbor neighbor,
            FlashCookie flash) {
        this.dashboard = dashboard;
        this.visitor = visitor;
        this.neighbor = neighbor;
        this.flash = flash;
    }

    @PUT
    public Response resolve(@RestPath long id) {
        neighbor.answer(dashboard.resolve(visitor.bearer(), id));
        return back(id, Flash.Deed.RESOLVED);
    }

    @DELETE
    public Response reopen(@RestPath long id) {
        neighbor.answer(dashboard.reopen(visitor.bearer(), id));
        return back(id, Flash.Deed.REOPENED);
    }

    /// Forms can only post; they name what they mean.
    @POST
    public Response submit(@RestPath long id, @RestForm("_method") @Nullable String method) {
        return "DELETE".equals(method) ? reopen(id) : resolve(id);
    }

    private Response back(long id, Flash.Deed deed) {
        return Response.status(Response.Status.SEE_OTHER)
                .header("Location", "/issues/" + id)
                .cookie(flash.holding(new Flash(deed, List.of(id))))
                .build();
    }
}
