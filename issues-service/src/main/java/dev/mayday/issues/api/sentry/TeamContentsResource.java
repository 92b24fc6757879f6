package dev.mayday.issues.api.sentry;

import dev.mayday.contracts.access.Needs;
import dev.mayday.contracts.people.MembersApi.Member;
import dev.mayday.contracts.people.TeamsApi.Team;
import dev.mayday.issues.access.CurrentCaller;
import dev.mayday.issues.organization.BaseUrl;
import dev.mayday.issues.organization.Organization;
import dev.mayday.issues.organization.ProjectTeams;
import dev.mayday.issues.people.Roster;
import dev.mayday.issues.people.TeamProjects;
import dev.mayday.issues.people.Teams;
import dev.mayday.issues.read.ProjectDirectory;
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
class TeamContentsResource {

    private final CurrentCaller caller;
    private final Teams teams;
    private final Roster roster;
    private final TeamProjects assignments;
    private final ProjectDirectory projects;
    private final ProjectTeams projectTeams;
    private final Pages pages;
    private final BaseUrl baseUrl;

    TeamContentsResource(
            CurrentCaller caller,
            Teams teams,
            Roster roster,
            TeamProjects assignments,
            ProjectDirectory projects,
            ProjectTeams projectTeams,
            Pages pages,
            BaseUrl baseUrl) {
        this.caller = caller;
        this.teams = teams;
        this.roster = roster;
        this.assignments = assignments;
        this.projects = projects;
        this.projectTeams = projectTeams;
        this.pages = pages;
        this.baseUrl = baseUrl;
    }

    @Needs("team:read")
    @GET
    @Path("/teams/{organization}/{team}/members")
    public Uni<RestResponse<List<MemberJson>>> members(
            @RestPath String team,
            @RestQuery @Nullable String cursor,
            @RestQuery("per_page") @Nullable String perPage,
            @Context UriInfo request) {
        var in = caller.organization();
        var part = MemberPage.of(cursor, perPage);
        return teams.one(in, caller.by(), team)
                .chain(
                        found ->
                                roster.ofTeam(
                                                in,
                                                caller.by(),
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

    @Needs("team:read")
    @GET
    @Path("/teams/{organization}/{team}/projects")
    public Uni<RestResponse<List<ProjectJson>>> projects(
            @RestPath String team, @Context UriInfo request) {
        var mine = caller.organization();
        var json = OrganizationJson.of(mine, baseUrl);
        return Uni.combine()
                .all()
                .unis(teams.one(mine, caller.by(), team), projects.all(mine), projectTeams.of(mine))
                .with(
                        (found, all, their) ->
                                all.stream()
                                        .filter(
                                                project ->
                                                        their
                                                                .getOrDefault(
                                                                        project.id(), List.of())
                                                                .stream()
                                                                .anyMatch(
                                                                        each ->
                                                                                each.id()
                                                                                        == found
                                                                                                .id()))
                                        .map(
                                                project ->
                                                        ProjectJson.of(
                                                                project,
                                                                their.getOrDefault(
                                                                        project.id(), List.of()),
                                                                json))
                                        .toList())
                .map(all -> pages.page(all, null, request));
    }

    @Needs("project:write")
    @POST
    @Path("/projects/{organization}/{project}/teams/{team}")
    @ResponseStatus(201)
    public Uni<ProjectJson> assign(@RestPath String project, @RestPath String team) {
        var mine = caller.organization();
        return assignments
                .assign(mine, caller.by(), team, project)
                .chain(() -> shown(mine, project));
    }

    @Needs("project:write")
    @DELETE
    @Path("/projects/{organization}/{project}/teams/{team}")
    @ResponseStatus(200)
    public Uni<ProjectJson> unassign(@RestPath String project, @RestPath String team) {
        var mine = caller.organization();
        return assignments
                .unassign(mine, caller.by(), team, project)
                .chain(() -> shown(mine, project));
    }

    private Uni<ProjectJson> shown(Organization mine, String project) {
        var json = OrganizationJson.of(mine, baseUrl);
        return projects.find(mine, project)
                .chain(
                        found ->
                                projectTeams
                                        .of(found.id())
                                        .map(all -> ProjectJson.of(found, all, json)));
    }
}
