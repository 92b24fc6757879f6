package dev.mayday.ui.people;

import dev.mayday.contracts.access.Admits;
import dev.mayday.contracts.access.Admits.Who;
import dev.mayday.contracts.people.TeamsApi.Change;
import dev.mayday.contracts.people.TeamsApi.Seat;
import dev.mayday.ui.kit.Typed;
import dev.mayday.ui.neighbors.Clients.Teams;
import dev.mayday.ui.shell.Flash;
import dev.mayday.ui.shell.Place;
import dev.mayday.ui.shell.Shell;
import dev.mayday.ui.shell.Visit;
import dev.mayday.ui.web.Html;
import dev.mayday.ui.web.HtmlPage;
import dev.mayday.ui.web.Refused;
import dev.mayday.ui.web.SameOrigin;
import dev.mayday.ui.web.Service;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// One team: who is in it, which projects are its, its name, and its removal.
@Path("/settings/teams")
@Admits(Who.PERSON)
@HtmlPage
@SameOrigin
@RunOnVirtualThread
class TeamPage {

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance team(Shell shell, TeamBoard board);

        private Templates() {}
    }

    private final Visit visit;
    private final Teams teams;

    TeamPage(Visit visit, @RestClient Teams teams) {
        this.visit = visit;
        this.teams = teams;
    }

    @GET
    @Path("/{team}")
    public Response show(@RestPath String team) {
        return page(200, team, Typed.NOTHING);
    }

    @POST
    @Path("/{team}")
    public Response change(
            @RestPath String team,
            @RestForm @Nullable String name,
            @RestForm @Nullable String slug) {
        try {
            var changed =
                    visit.answerOrRefusal(
                            Service.ISSUES,
                            bearer -> teams.change(bearer, team, new Change(name, slug)));
            return visit.onTo(TeamsPage.address(changed.slug()), Flash.done("Team saved."));
        } catch (Refused refused) {
            return page(422, team, Typed.refused(typed(name, slug), refused));
        }
    }

    private static Map<String, String> typed(@Nullable String name, @Nullable String slug) {
        return Map.of("name", name == null ? "" : name, "slug", slug == null ? "" : slug);
    }

    @POST
    @Path("/{team}/removals")
    public Response remove(@RestPath String team) {
        var gone = visit.done(Service.ISSUES, bearer -> teams.remove(bearer, team));
        return visit.onTo(TeamsPage.HERE, Flash.done(gone.name() + " is in the bin."));
    }

    @POST
    @Path("/{team}/joins")
    public Response join(@RestPath String team) {
        return deed(team, bearer -> teams.join(bearer, team), "You are in the team.");
    }

    @POST
    @Path("/{team}/leaves")
    public Response leave(@RestPath String team) {
        visit.answer(Service.ISSUES, bearer -> teams.leave(bearer, team));
        return visit.onTo(TeamsPage.HERE, Flash.done("You left the team."));
    }

    @POST
    @Path("/{team}/members")
    public Response add(@RestPath String team, @RestForm @Nullable String member) {
        return seat(team, number(member), false, "Added.");
    }

    /// @param admin `true` to make an admin of the team
    @POST
    @Path("/{team}/members/{id: [0-9]{1,18}}")
    public Response seat(
            @RestPath String team, @RestPath long id, @RestForm @Nullable String admin) {
        boolean given = "true".equals(admin);
        return seat(team, id, given, given ? "Team admin now." : "No team admin any more.");
    }

    private Response seat(String team, long id, boolean admin, String done) {
        return deed(team, bearer -> teams.seat(bearer, team, id, new Seat(admin)), done);
    }

    @POST
    @Path("/{team}/members/{id: [0-9]{1,18}}/removals")
    public Response unseat(@RestPath String team, @RestPath long id) {
        return deed(team, bearer -> teams.unseat(bearer, team, id), "Taken out of the team.");
    }

    @POST
    @Path("/{team}/projects")
    public Response assign(@RestPath String team, @RestForm @Nullable String project) {
        var slug = project == null ? "" : project;
        if (slug.isBlank() || slug.length() > 50) return visit.onTo(TeamsPage.address(team));
        return deed(team, bearer -> teams.assign(bearer, team, slug), "Project added.");
    }

    @POST
    @Path("/{team}/projects/{project}/removals")
    public Response unassign(@RestPath String team, @RestPath String project) {
        return deed(team, bearer -> teams.unassign(bearer, team, project), "Project taken out.");
    }

    private Response deed(String team, Function<String, Uni<Void>> deed, String done) {
        visit.answer(Service.ISSUES, deed);
        return visit.onTo(TeamsPage.address(team), Flash.done(done));
    }

    private Response page(int status, String team, Typed typed) {
        var detail = visit.answer(Service.ISSUES, bearer -> teams.team(bearer, team));
        var shell = visit.shell(Place.TEAMS, "");
        return Html.of(status, Templates.team(shell, TeamBoard.of(detail, typed)));
    }

    private static long number(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }
}
