package dev.mayday.ui.issues;

import dev.mayday.contracts.issues.EventDetail;
import dev.mayday.ui.event.EventView;
import dev.mayday.ui.shell.Place;
import dev.mayday.ui.shell.Shell;
import dev.mayday.ui.shell.Visit;
import dev.mayday.ui.web.Html;
import dev.mayday.ui.web.HtmlPage;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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

    private final Visit visit;

    IssueDetailPage(Visit visit) {
        this.visit = visit;
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
        var json = stored(id, which).body().toPrettyString();
        return visit.wantsFragment()
                ? Html.ok(Templates.json(json))
                : Response.ok(json)
                        .type(MediaType.APPLICATION_JSON_TYPE.withCharset("utf-8"))
                        .build();
    }

    private Response page(long id, String which) {
        var issue = visit.answer((dashboard, bearer) -> dashboard.issue(bearer, id));
        var now = visit.now();
        var view = EventView.of(stored(id, which), now);
        return Html.ok(
                Templates.issue(
                        visit.shell(Place.ISSUES, issue.row().project()),
                        IssueView.of(issue, view.hasOurs(), now),
                        view));
    }

    private EventDetail stored(long id, String which) {
        return visit.answer((dashboard, bearer) -> dashboard.event(bearer, id, which));
    }
}
