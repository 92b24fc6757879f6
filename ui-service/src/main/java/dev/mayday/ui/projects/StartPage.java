package dev.mayday.ui.projects;

import dev.mayday.contracts.access.Admits;
import dev.mayday.contracts.access.Admits.Who;
import dev.mayday.contracts.issues.DashboardApi.IssueRow;
import dev.mayday.contracts.issues.DashboardApi.ProjectSummary;
import dev.mayday.contracts.issues.EventDetail;
import dev.mayday.ui.kit.Tab;
import dev.mayday.ui.shell.Place;
import dev.mayday.ui.shell.Shell;
import dev.mayday.ui.shell.Visit;
import dev.mayday.ui.web.Html;
import dev.mayday.ui.web.HtmlPage;
import dev.mayday.ui.web.LocalPath;
import dev.mayday.ui.web.Moment;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// The first five minutes of a project (semantics 16.1).
@Path("/projects/{slug}/start")
@Admits(Who.PERSON)
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
                String title,
                String keys,
                List<Tab> platforms,
                Snippet snippet,
                @Nullable Arrival arrival);

        static native TemplateInstance start$arrived(
                ProjectSummary project, @Nullable Arrival arrival);

        private Templates() {}
    }

    private final Visit visit;

    StartPage(Visit visit) {
        this.visit = visit;
    }

    @GET
    public Response start(@RestPath String slug, @RestQuery @Nullable String platform) {
        var project = project(slug);
        var chosen = Platform.of(platform == null ? project.platform() : platform);
        return Html.ok(
                Templates.start(
                        visit.shell(Place.SETUP, slug),
                        project,
                        "Connect " + project.name(),
                        "/projects/" + LocalPath.segment(slug) + "/keys",
                        tabs(slug, chosen),
                        Snippet.of(chosen, project.dsn(), slug),
                        arrival(project)));
    }

    /// Asked again and again while the page waits: nothing until there is something to show.
    @GET
    @Path("/first-event")
    public Response firstEvent(@RestPath String slug) {
        if (!visit.wantsFragment()) {
            return visit.whole("/projects/" + LocalPath.segment(slug) + "/start#first-event");
        }
        var project = project(slug);
        var arrival = arrival(project);
        return arrival == null
                ? Response.noContent().build()
                : Html.ok(Templates.start$arrived(project, arrival));
    }

    private static List<Tab> tabs(String slug, Platform chosen) {
        var page = "/projects/" + LocalPath.segment(slug) + "/start?platform=";
        return Arrays.stream(Platform.values())
                .map(one -> new Tab(one.words(), page + one.wire(), one == chosen))
                .toList();
    }

    private ProjectSummary project(String slug) {
        return visit.answer((dashboard, bearer) -> dashboard.project(bearer, slug));
    }

    private @Nullable Arrival arrival(ProjectSummary project) {
        if (project.firstEventAt() == null) return null;
        var found =
                visit.answer(
                                (dashboard, bearer) ->
                                        dashboard.issues(
                                                bearer,
                                                project.slug(),
                                                "all",
                                                null,
                                                null,
                                                "30d",
                                                null,
                                                null,
                                                1,
                                                null))
                        .issues();
        if (found.isEmpty()) return null;
        var newest = found.getFirst();
        var event =
                visit.answer(
                        (dashboard, bearer) ->
                                dashboard.event(bearer, newest.id(), "latest", null, null));
        return Arrival.of(newest, event, visit.now());
    }
}
