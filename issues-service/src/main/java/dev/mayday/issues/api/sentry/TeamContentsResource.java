package dev.mayday.issues.api.sentry;

import dev.mayday.contracts.people.MembersApi.Member;
import dev.mayday.contracts.people.TeamsApi.Team;
import dev.mayday.contracts.people.TeamsApi.TeamProject;
import dev.mayday.issues.access.CurrentCaller;
import dev.mayday.issues.access.Scope;
import dev.mayday.issues.access.Secured;
import dev.mayday.issues.organization.Organization;
import dev.mayday.issues.people.Roster;
import dev.mayday.issues.people.TeamProjects;
import dev.mayday.issues.people.Teams;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Who is in a team, and which projects are its.
@Path("/api/0")
@Secured
class TeamContentsResource {

    private final Here here;
    private final CurrentCaller caller;
    private final Teams teams;
    private final Roster roster;
    private final TeamProjects assignments;
    private final Pages pages;

    TeamContentsResource(
            Here here,
            CurrentCaller caller,
            Teams teams,
            Roster roster,
            TeamProjects assignments,
            Pages pages) {
        this.here = here;
        this.caller = caller;
        this.teams = teams;
        this.roster = roster;
        this.assignments = assignments;
        this.pages = pages;
    }

    @GET
    @Path("/teams/{organization}/{team}/members")
    public Uni<RestResponse<List<MemberJson>>> members(
            @RestPath String organization,
            @RestPath String team,
            @RestQuery @Nullable String cursor,
            @RestQuery("per_page") @Nullable String perPage,
            @Context UriInfo request) {
        var in = here.in(organization, Scope.TEAM_READ);
        var part = MemberPage.of(cursor, perPage);
        return teams.one(in, caller.actor(), team)
                .chain(
                        found ->
                                roster.ofTeam(
                                                in,
                                                caller.actor(),
                                                found.id(),
                                                part.behind(),
                                                part.asked())
                                        .map(all -> page(found, part, all, request)));
    }

    private RestResponse<List<MemberJson>> page(
            Team team, MemberPage part, List<Member> all, UriInfo request) {
        var shown =
                part.shown(all).stream().map(member -> MemberJson.in(team.slug(), member)).toList();
        return pages.page(shown, part.next(all), request);
    }

    @GET
    @Path("/teams/{organization}/{team}/projects")
    public Uni<RestResponse<List<TeamProjectJson>>> projects(
            @RestPath String organization, @RestPath String team, @Context UriInfo request) {
        var in = here.in(organization, Scope.TEAM_READ);
        return teams.detail(in, caller.actor(), team)
                .map(detail -> detail.projects().stream().map(TeamProjectJson::of).toList())
                .map(all -> pages.page(all, null, request));
    }

    @POST
    @Path("/projects/{organization}/{project}/teams/{team}")
    @ResponseStatus(201)
    public Uni<AssignedJson> assign(
            @RestPath String organization, @RestPath String project, @RestPath String team) {
        var in = here.in(organization, Scope.PROJECT_WRITE);
        return assignments
                .assign(in, caller.actor(), team, project)
                .chain(() -> assigned(in, project));
    }

    @DELETE
    @Path("/projects/{organization}/{project}/teams/{team}")
    @ResponseStatus(200)
    public Uni<AssignedJson> unassign(
            @RestPath String organization, @RestPath String project, @RestPath String team) {
        var in = here.in(organization, Scope.PROJECT_WRITE);
        return assignments
                .unassign(in, caller.actor(), team, project)
                .chain(() -> assigned(in, project));
    }

    private Uni<AssignedJson> assigned(Organization in, String project) {
        return assignments
                .find(in, project)
                .chain(
                        found ->
                                teams.ofProject(in, caller.actor(), found.id())
                                        .map(all -> AssignedJson.of(found, all)));
    }

    /// A project, as far as its teams tell of it.
    record TeamProjectJson(
            String id,
            String slug,
            String name,
            String status,
            boolean isMember,
            boolean hasAccess) {

        static TeamProjectJson of(TeamProject project) {
            var id = Long.toString(project.id());
            return new TeamProjectJson(id, project.slug(), project.name(), "active", true, true);
        }
    }

    /// A project, and whose it is now.
    record AssignedJson(String id, String slug, String name, List<TeamJson> teams) {

        static AssignedJson of(TeamProject project, List<Team> teams) {
            return new AssignedJson(
                    Long.toString(project.id()),
                    project.slug(),
                    project.name(),
                    teams.stream().map(team -> TeamJson.of(team, null)).toList());
        }
    }
}
