package dev.mayday.ui.issues;

import dev.mayday.ui.shell.Flash;
import dev.mayday.ui.shell.Visit;
import dev.mayday.ui.web.HtmlPage;
import dev.mayday.ui.web.SameOrigin;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
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

    private final Visit visit;

    Resolution(Visit visit) {
        this.visit = visit;
    }

    @PUT
    public Response resolve(@RestPath long id) {
        visit.answer((dashboard, bearer) -> dashboard.resolve(bearer, id));
        return back(id, Flash.Deed.RESOLVED);
    }

    @DELETE
    public Response reopen(@RestPath long id) {
        visit.answer((dashboard, bearer) -> dashboard.reopen(bearer, id));
        return back(id, Flash.Deed.REOPENED);
    }

    /// Forms can only post; they name what they mean.
    @POST
    public Response submit(@RestPath long id, @RestForm("_method") @Nullable String method) {
        return "DELETE".equals(method) ? reopen(id) : resolve(id);
    }

    private Response back(long id, Flash.Deed deed) {
        return visit.onTo("/issues/" + id, new Flash(deed, List.of(id)));
    }
}
