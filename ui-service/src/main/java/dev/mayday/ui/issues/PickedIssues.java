package dev.mayday.ui.issues;

import dev.mayday.ui.shell.Flash;
import dev.mayday.ui.shell.Visit;
import dev.mayday.ui.web.Detour;
import dev.mayday.ui.web.HtmlPage;
import dev.mayday.ui.web.LocalPath;
import dev.mayday.ui.web.SameOrigin;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/// The resolutions of all issues that were picked on a page, and the way back from that.
@Path("/issues/resolutions")
@HtmlPage
@SameOrigin
@RunOnVirtualThread
class PickedIssues {

    private static final int MOST = 100;

    private final Visit visit;

    PickedIssues(Visit visit) {
        this.visit = visit;
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
        var page = back == null ? "/issues" : LocalPath.orRoot(back);
        return picked.isEmpty() ? visit.onTo(page) : visit.onTo(page, each(picked, reopen));
    }

    /// One that fails does not take the others with it, nor the way back from what was done.
    private Flash each(List<Long> picked, boolean reopen) {
        var done = new ArrayList<Long>();
        @Nullable Detour why = null;
        for (long id : picked) {
            if (!visit.hasTime()) break;
            try {
                visit.done(
                        (dashboard, bearer) ->
                                reopen
                                        ? dashboard.reopen(bearer, id)
                                        : dashboard.resolve(bearer, id));
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
