package dev.mayday.ui.projects;

import dev.mayday.contracts.issues.AdministrationApi.ProjectRequest;
import dev.mayday.contracts.issues.DashboardApi.ProjectSummary;
import dev.mayday.ui.neighbors.Clients.Dashboard;
import dev.mayday.ui.shell.Flash;
import dev.mayday.ui.shell.FlashCookie;
import dev.mayday.ui.shell.Shell;
import dev.mayday.ui.shell.Shells;
import dev.mayday.ui.signin.Visitor;
import dev.mayday.ui.web.Count;
import dev.mayday.ui.web.ErrorPages;
import dev.mayday.ui.web.Html;
import dev.mayday.ui.web.HtmlPage;
import dev.mayday.ui.web.Neighbor;
import dev.mayday.ui.web.Refused;
import dev.mayday.ui.web.SameOrigin;
import dev.mayday.ui.web.Service;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;
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

    private final Dashboard dashboard;
    private final Visitor visitor;
    private final Neighbor neighbor;
    private final Shells shells;
    private final FlashCookie flash;
    private final ErrorPages pages;

    ProjectsPage(
            @RestClient Dashboard dashboard,
            Visitor visitor,
            Neighbor neighbor,
            Shells shells,
            FlashCookie flash,
            ErrorPages pages) {
        this.dashboard = dashboard;
        this.visitor = visitor;
        this.neighbor = neighbor;
        this.shells = shells;
        this.flash = flash;
        this.pages = pages;
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
                    neighbor.answerOrRefusal(
                            Service.ISSUES,
                            dashboard.createProject(
                                    visitor.bearer(),
                                    new ProjectRequest(wanted, Platform.of(platform).wire())));
            return Response.status(Response.Status.SEE_OTHER)
                    .header("Location", "/projects/" + made.slug() + "/start")
                    .cookie(flash.holding(Flash.of(Flash.Deed.PROJECT_CREATED)))
                    .build();
        } catch (Refused refused) {
            return page(422, wanted, refused.detail());
        }
    }

    /// The home of a project is its list of issues.
    @GET
    @Path("/{slug}")
    public Response home(@RestPath String slug) {
        return Response.status(Response.Status.SEE_OTHER)
                .header("Location", "/issues?project=" + slug.replaceAll("[^a-z0-9-]", ""))
                .build();
    }

    @GET
    @Path("/{slug}/{rest: .+}")
    public Response nothing() {
        return pages.notFound();
    }

    private Response page(int status, String name, String problem) {
        var cards =
                neighbor.answer(dashboard.projects(visitor.bearer())).stream()
                        .map(ProjectCard::of)
                        .toList();
        return Html.of(
                status,
                Templates.projects(
                        shells.around("projects", ""), cards, Platform.all(), name, problem));
    }
}
