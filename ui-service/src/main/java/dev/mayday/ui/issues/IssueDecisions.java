package dev.mayday.ui.issues;

import dev.mayday.contracts.Word;
import dev.mayday.contracts.access.Admits;
import dev.mayday.contracts.access.Admits.Who;
import dev.mayday.contracts.issues.DashboardApi.Decision;
import dev.mayday.contracts.issues.Deed;
import dev.mayday.ui.shell.Visit;
import dev.mayday.ui.web.HtmlPage;
import dev.mayday.ui.web.LocalPath;
import dev.mayday.ui.web.SameOrigin;
import dev.mayday.ui.web.WayBack;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.RestCookie;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// What a person decides about issues, one or all that were picked on a page, and the way back from
/// that. Everything leads back to the page of the form, with its filter.
@Path("/issues/decisions")
@Admits(Who.PERSON)
@HtmlPage
@SameOrigin
@RunOnVirtualThread
class IssueDecisions {

    private final Visit visit;
    private final WayBack wayBack;
    private final Picked picked;

    IssueDecisions(Visit visit, WayBack wayBack, Picked picked) {
        this.visit = visit;
        this.wayBack = wayBack;
        this.picked = picked;
    }

    /// @param issue the picked ones; null when what came is no form
    /// @param scope `matching` for all that the list has, not only those that were picked
    /// @param back the page to return to; that of the form when it names none
    @POST
    public Response decide(
            @RestForm @Nullable List<Long> issue,
            @RestForm @Nullable String scope,
            @RestForm @Nullable String deed,
            @RestForm @Nullable String back,
            @RestCookie("time-zone") @Nullable String timeZone) {
        if (issue == null) throw new NotSupportedException();
        var page = back == null ? sender() : LocalPath.orRoot(back);
        var ids = picked.ids(issue, scope, page, IssuesPage.zone(timeZone));
        if (ids.isEmpty()) return visit.onTo(page);
        var decision = new Decision(Word.of(Deed.class, deed), ids);
        var report = visit.done((dashboard, bearer) -> dashboard.decide(bearer, decision));
        if (Told.knowsNone(report)) throw new NotFoundException();
        return visit.onTo(page, Told.decided(decision.deed(), report));
    }

    @DELETE
    @Path("/{decision: [0-9]{1,18}}")
    public Response undo(@RestPath long decision) {
        var report = visit.done((dashboard, bearer) -> dashboard.undo(bearer, decision));
        return visit.onTo(sender(), Told.undone(report));
    }

    /// Forms can only post; the only thing that can be done to a decision is to take it back.
    @POST
    @Path("/{decision: [0-9]{1,18}}")
    public Response submit(@RestPath long decision) {
        return undo(decision);
    }

    private String sender() {
        var page = wayBack.path();
        return page.equals("/") ? "/issues" : page;
    }
}
