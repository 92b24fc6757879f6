package dev.mayday.ui.projects;

import dev.mayday.contracts.access.Admits;
import dev.mayday.contracts.access.Admits.Who;
import dev.mayday.contracts.issues.AdministrationApi.ProjectRequest;
import dev.mayday.contracts.issues.DashboardApi.ProjectSummary;
import dev.mayday.ui.kit.Option;
import dev.mayday.ui.kit.Typed;
import dev.mayday.ui.neighbors.Clients.Dashboard;
import dev.mayday.ui.people.Admins;
import dev.mayday.ui.shell.Flash;
import dev.mayday.ui.shell.Place;
import dev.mayday.ui.shell.Shell;
import dev.mayday.ui.shell.Visit;
import dev.mayday.ui.web.Count;
import dev.mayday.ui.web.Html;
import dev.mayday.ui.web.HtmlPage;
import dev.mayday.ui.web.LocalPath;
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
import java.util.Locale;
import java.util.Map;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// All projects, and the form that makes one.
@Path("/projects")
@Admits(Who.PERSON)
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

    /// @param query what was looked for in names; empty for nothing
    record ProjectList(List<ProjectCard> cards, String query) {

        static ProjectList of(List<ProjectSummary> projects, String query) {
            var part = query.toLowerCase(Locale.ROOT);
            return new ProjectList(
                    projects.stream()
                            .filter(
                                    project ->
                                            project.name().toLowerCase(Locale.ROOT).contains(part)
                                                    || project.slug().contains(part))
                            .map(ProjectCard::of)
                            .toList(),
                    query);
        }

        public String note() {
            return Count.of(cards.size()).exact()
                    + (cards.size() == 1 ? " project. " : " projects. ")
                    + "One project is one application that sends its errors here.";
        }

        public String nothing() {
            return "None of your projects has “" + query + "” in its name.";
        }
    }

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance projects(
                Shell shell,
                ProjectList list,
                List<BinLine> bin,
                List<Option> platforms,
                String admins,
                Typed typed);

        private Templates() {}
    }

    private static final String AS_IT_WAS = " is back as it was.";

    private final Visit visit;
    private final ProjectDesk desk;
    private final Admins admins;

    ProjectsPage(Visit visit, ProjectDesk desk, Admins admins) {
        this.visit = visit;
        this.desk = desk;
        this.admins = admins;
    }

    /// @param query part of a name; the only project that has it is opened at once
    @GET
    public Response list(@RestQuery @Nullable String query) {
        var wanted = query == null ? "" : query.strip();
        var list = ProjectList.of(visit.answer(Dashboard::projects), wanted);
        return !wanted.isEmpty() && list.cards().size() == 1
                ? home(list.cards().getFirst().slug())
                : Html.ok(page(list, Typed.NOTHING, Platform.PYTHON));
    }

    @POST
    public Response create(
            @RestForm @Nullable String name,
            @RestForm @Nullable String slug,
            @RestForm @Nullable String platform) {
        var wanted = name == null ? "" : name.strip();
        var address = slug == null ? "" : slug.strip();
        try {
            var made =
                    visit.answerOrRefusal(
                            (dashboard, bearer) ->
                                    dashboard.createProject(
                                            bearer,
                                            new ProjectRequest(
                                                    wanted,
                                                    address,
                                                    Platform.of(platform).wire())));
            return visit.onTo(
                    "/projects/" + made.slug() + "/start", Flash.of(Flash.Deed.PROJECT_CREATED));
        } catch (Refused refused) {
            var list = ProjectList.of(visit.answer(Dashboard::projects), "");
            var typed = Typed.refused(Map.of("name", wanted, "slug", address), refused);
            return Html.of(422, page(list, typed, Platform.of(platform)));
        }
    }

    /// Out of the bin.
    @POST
    @Path("/removed/{id: [0-9]{1,18}}/restoration")
    public Response restore(@RestPath long id) {
        var former =
                desk.bin().stream()
                        .filter(gone -> gone.id() == id)
                        .map(gone -> gone.slug())
                        .findFirst();
        var back = desk.restore(id);
        var moved = former.filter(slug -> !slug.equals(back.slug()));
        return visit.onTo(
                "/projects/" + LocalPath.segment(back.slug()) + "/settings",
                Flash.done(
                        back.name()
                                + moved.map(slug -> moved(slug, back.slug())).orElse(AS_IT_WAS)));
    }

    private static String moved(String from, String to) {
        return " is back as %s: the slug %s was taken meanwhile.".formatted(to, from);
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

    private TemplateInstance page(ProjectList list, Typed typed, Platform platform) {
        var shell = visit.shell(Place.PROJECTS, "");
        return Templates.projects(
                shell,
                list,
                desk.bin().stream().map(one -> BinLine.of(one, visit.now())).toList(),
                Option.of(Platform.values(), platform),
                shell.administers() ? "" : admins.words(),
                typed);
    }
}
