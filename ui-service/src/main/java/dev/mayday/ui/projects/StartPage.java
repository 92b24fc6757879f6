package dev.mayday.ui.projects;

import dev.mayday.contracts.issues.DashboardApi.EventDetail;
import dev.mayday.contracts.issues.DashboardApi.IssueRow;
import dev.mayday.contracts.issues.DashboardApi.ProjectSummary;
import dev.mayday.ui.neighbors.Clients.Dashboard;
import dev.mayday.ui.shell.Shell;
import dev.mayday.ui.shell.Shells;
import dev.mayday.ui.signin.Visitor;
import dev.mayday.ui.web.Html;
import dev.mayday.ui.web.HtmlPage;
import dev.mayday.ui.web.Htmx;
import dev.mayday.ui.web.LocalPath;
import dev.mayday.ui.web.Moment;
import dev.mayday.ui.web.Neighbor;
import dev.mayday.ui.web.WallClock;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// The first five minutes of a project (semantics 16.1).
@Path("/projects/{slug}/start")
@HtmlPage
@RunOnVirtualThread
class StartPage {

    /// The newest event of a project that was waiting for one, and what could still be better about
    /// it.
    ///
    /// @param environment empty when the event names none
    /// @param release empty when the event names none
    record Arrival(long issue, String title, Moment received, String environment, String release) {

        static Arrival of(IssueRow row, EventDetail event, Instant now) {
            return new Arrival(
                    row.id(),
                    row.title(),
                    Moment.of(event.received(), now),
                    event.environment(),
                    event.release());
        }
    }

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance start(
                Shell shell,
                ProjectSummary project,
                Platform chosen,
                List<Platform> platforms,
                Snippet snippet,
                @Nullable Arrival arrival);

        static native TemplateInstance start$arrived(
                ProjectSummary project, @Nullable Arrival arrival);

        private Templates() {}
    }

    private final Dashboard dashboard;
    private final Visitor visitor;
    private final Neighbor neighbor;
    private final Shells shells;
    private final Htmx htmx;
    private final WallClock clock;

    StartPage(
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
    public Response start(@RestPath String slug, @RestQuery @Nullable String platform) {
        var project = project(slug);
        var chosen = Platform.of(platform == null ? project.platform() : platform);
        return Html.ok(
                Templates.start(
                        shells.around("start", slug),
                        project,
                        chosen,
                        Platform.all(),
                        Snippet.of(chosen, project.dsn(), slug),
                        arrival(project)));
    }

    /// Asked again and again while the page waits: nothing until there is something to show.
    @GET
    @Path("/first-event")
    public Response firstEvent(@RestPath String slug) {
        if (!htmx.wantsFragment()) {
            return htmx.moved("/projects/" + LocalPath.segment(slug) + "/start#first-event");
        }
        var project = project(slug);
        var arrival = arrival(project);
        return arrival == null
                ? Response.noContent().build()
                : Html.ok(Templates.start$arrived(project, arrival));
    }

    private ProjectSummary project(String slug) {
        return neighbor.answer(dashboard.project(visitor.bearer(), slug));
    }

    private @Nullable Arrival arrival(ProjectSummary project) {
        if (project.firstEventAt() == null) return null;
        var bearer = visitor.bearer();
        var issues =
                neighbor.answer(
                                dashboard.issues(
                                        bearer,
                                        project.slug(),
                                        "all",
                                        null,
                                        null,
                                        "30d",
                                        null,
                                        null,
                                        1))
                        .issues();
        if (issues.isEmpty()) return null;
        var newest = issues.getFirst();
        var event = neighbor.answer(dashboard.event(bearer, newest.id(), "latest"));
        return Arrival.of(newest, event, clock.instant());
    }
}
