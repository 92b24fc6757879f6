package dev.mayday.ui.projects;

import dev.mayday.contracts.issues.AdministrationApi.ProjectRequest;
import dev.mayday.contracts.issues.DashboardApi.ProjectSummary;
import dev.mayday.ui.neighbors.Clients.Dashboard;
import dev.mayday.ui.shell.Flash;
import dev.mayday.ui.shell.Shell;
import dev.mayday.ui.shell.Visit;
import dev.mayday.ui.web.Count;
import dev.mayday.ui.web.Html;
import dev.mayday.ui.web.HtmlPage;
import dev.mayday.ui.web.Refused;
import dev.mayday.ui.web.SameOrigin;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// All projects, and the form that makes one.
@Path("/projects")
@HtmlPage
@SameOrigin
@RunOnVirtualThread
class ProjectsPage {

    /// A project in the list of projects.
    ///
    /// @param silent whether no event has come yet
    record ProjectCard(
            String slug, String name, String platform, Count unresolved, boolean silent) {

        static ProjectCard of(ProjectSummary project) {
            return new ProjectCard(
                    project.slug(),
                    project.name(),
                    project.platform() == null ? "" : project.platform(),
                    Count.of(project.unresolved()),
                    project.firstEventAt() == null);
        }
    }

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance projects(
                Shell shell,
                List<ProjectCard> cards,
                List<Platform> platforms,
                String name,
                String problem);

        private Templates() {}
    }

    private final Visit visit;

    ProjectsPage(Visit visit) {
        this.visit = visit;
    }

    @GET
    public Response list() {
        return page(200, "", "");
    }

    @POST
    public Response create(@RestForm @Nullable String name, @RestForm @Nullable String platform) {
        var wanted = name == null ? "" : name.strip();
        try {
            var made =
                    visit.answerOrRefusal(
                            (dashboard, bearer) ->
                                    dashboard.createProject(
                                            bearer,
                                            new ProjectRequest(
                                                    wanted, Platform.of(platform).wire())));
            return visit.onTo(
                    "/projects/" + made.slug() + "/start", Flash.of(Flash.Deed.PROJECT_CREATED));
        } catch (Refused refused) {
            return page(422, wanted, refused.detail());
        }
    }

    /// The home of a project is its list of issues.
    @GET
    @Path("/{slug}")
    public Response home(@RestPath String slug) {
        return visit.onTo("/issues?project=" + slug.replaceAll("[^a-z0-9-]", ""));
    }

    @GET
    @Path("/{slug}/{rest: .+}")
    public Response nothing() {
        throw new NotFoundException();
    }

    private Response page(int status, String name, String problem) {
        var cards = visit.answer(Dashboard::projects).stream().map(ProjectCard::of).toList();
        return Html.of(
                status,
                Templates.projects(
                        visit.shell("projects", ""), cards, Platform.all(), name, problem));
    }
}
