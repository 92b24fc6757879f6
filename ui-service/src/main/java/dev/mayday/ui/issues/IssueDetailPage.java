package dev.mayday.ui.issues;

import dev.mayday.ui.event.EventView;
import dev.mayday.ui.neighbors.Clients.Dashboard;
import dev.mayday.ui.shell.Shell;
import dev.mayday.ui.shell.Shells;
import dev.mayday.ui.signin.Visitor;
import dev.mayday.ui.web.Html;
import dev.mayday.ui.web.HtmlPage;
import dev.mayday.ui.web.Htmx;
import dev.mayday.ui.web.Neighbor;
import dev.mayday.ui.web.WallClock;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestPath;

/// An issue with one of its events, the newest unless another is asked for.
@Path("/issues/{id: [0-9]+}")
@HtmlPage
@RunOnVirtualThread
class IssueDetailPage {

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance issue(Shell shell, IssueView issue, EventView event);

        static native TemplateInstance json(String json);

        private Templates() {}
    }

    private final Dashboard dashboard;
    private final Visitor visitor;
    private final Neighbor neighbor;
    private final Shells shells;
    private final Htmx htmx;
    private final WallClock clock;

    IssueDetailPage(
            @RestClient Dashboard dashboard,
            Visitor visitor,
            Neighbor neighbor,
            Shells shells,
            Htmx htmx,
            WallClock clock) {
        this.dashboard = dashboard;
        this.visitor = visitor;
        this.neighbor = neighbor;
        this.shells = shells;
        this.htmx = htmx;
        this.clock = clock;
    }

    @GET
    public Response newest(@RestPath long id) {
        return page(id, "latest");
    }

    /// @param which 32 hex digits, `latest` or `oldest`
    @GET
    @Path("/events/{which: [0-9a-z]+}")
    public Response event(@RestPath long id, @RestPath String which) {
        return page(id, which);
    }

    /// The payload as stored; as a file for browsers, as text for the page that asks for it later.
    @GET
    @Path("/events/{which: [0-9a-z]+}/json")
    public Response json(@RestPath long id, @RestPath String which) {
        var event = neighbor.answer(dashboard.event(visitor.bearer(), id, which));
        var json = event.body().toPrettyString();
        return htmx.wantsFragment()
                ? Html.ok(Templates.json(json))
                : Response.ok(json)
                        .type(MediaType.APPLICATION_JSON_TYPE.withCharset("utf-8"))
                        .build();
    }

    private Response page(long id, String which) {
        var bearer = visitor.bearer();
        var issue = neighbor.answer(dashboard.issue(bearer, id));
        var event = neighbor.answer(dashboard.event(bearer, id, which));
        var now = clock.instant();
        var view = EventView.of(event, now);
        return Html.ok(
                Templates.issue(
                        shells.around("issues", issue.row().project()),
                        IssueView.of(issue, view.hasOurs(), now),
                        view));
    }
}
