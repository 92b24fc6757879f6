package dev.mayday.ui.issues;

import dev.mayday.ui.neighbors.Clients.Dashboard;
import dev.mayday.ui.shell.Flash;
import dev.mayday.ui.shell.FlashCookie;
import dev.mayday.ui.signin.Visitor;
import dev.mayday.ui.web.Detour;
import dev.mayday.ui.web.HtmlPage;
import dev.mayday.ui.web.LocalPath;
import dev.mayday.ui.web.Neighbor;
import dev.mayday.ui.web.SameOrigin;
import dev.mayday.ui.web.Service;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/// The resolutions of all issues that were picked on a page, and the way back from that.
@Path("/issues/resolutions")
@HtmlPage
@SameOrigin
@RunOnVirtualThread
class Resolutions {

    private static final int MOST = 100;

    private final Dashboard dashboard;
    private final Visitor visitor;
    private final Neighbor neighbor;
    private final FlashCookie flash;

    Resolutions(
            @RestClient Dashboard dashboard,
            Visitor visitor,
            Neighbor neighbor,
            FlashCookie flash) {
        this.dashboard = dashboard;
        this.visitor = visitor;
        this.neighbor = neighbor;
        this.flash = flash;
    }

    /// @param issue the picked ones
    /// @param back the page to return to
    @POST
    public Response submit(
            @RestForm List<Long> issue,
            @RestForm("_method") @Nullable String method,
            @RestForm @Nullable String back) {
        var reopen = "DELETE".equals(method);
        var picked = issue.stream().distinct().limit(MOST).toList();
        var response =
                Response.status(Response.Status.SEE_OTHER)
                        .header("Location", back == null ? "/issues" : LocalPath.orRoot(back));
        if (!picked.isEmpty()) {
            response.cookie(flash.holding(each(picked, reopen)));
        }
        return response.build();
    }

    /// One that fails does not take the others with it, nor the way back from what was done.
    private Flash each(List<Long> picked, boolean reopen) {
        var bearer = visitor.bearer();
        var done = new ArrayList<Long>();
        @Nullable Detour why = null;
        for (long id : picked) {
            if (!neighbor.hasTime()) break;
            try {
                neighbor.done(
                        Service.ISSUES,
                        reopen ? dashboard.reopen(bearer, id) : dashboard.resolve(bearer, id));
                done.add(id);
            } catch (Detour failed) {
                why = failed;
            }
        }
        if (done.isEmpty() && why != null) throw why;
        var deed = reopen ? Flash.Deed.REOPENED : Flash.Deed.RESOLVED;
        return new Flash(deed, done, picked.size() - done.size());
    }
}
