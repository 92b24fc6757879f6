package dev.mayday.issues.api.sentry;

import dev.mayday.contracts.access.Needs;
import dev.mayday.issues.access.CurrentCaller;
import dev.mayday.issues.organization.BaseUrl;
import dev.mayday.issues.organization.Organization;
import dev.mayday.issues.organization.ProjectTeams;
import dev.mayday.issues.read.ProjectDirectory;
import dev.mayday.issues.read.ProjectInfo;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Lists of projects.
@Path("/api/0")
class ProjectsResource {

    private final CurrentCaller caller;
    private final ProjectDirectory projects;
    private final ProjectTeams teams;
    private final Pages pages;
    private final BaseUrl baseUrl;

    ProjectsResource(
            CurrentCaller caller,
            ProjectDirectory projects,
            ProjectTeams teams,
            Pages pages,
            BaseUrl baseUrl) {
        this.caller = caller;
        this.projects = projects;
        this.teams = teams;
        this.pages = pages;
        this.baseUrl = baseUrl;
    }

    @Needs("project:read")
    @GET
    @Path("/projects")
    public Uni<RestResponse<List<ProjectJson>>> all(@Context UriInfo request) {
        return page(caller.organization(), "", request);
    }

    /// @param query part of a name or slug
    @Needs("project:read")
    @GET
    @Path("/organizations/{organization}/projects")
    public Uni<RestResponse<List<ProjectJson>>> all(
            @RestQuery @Nullable String query, @Context UriInfo request) {
        return page(caller.organization(), query == null ? "" : query, request);
    }

    private Uni<RestResponse<List<ProjectJson>>> page(
            Organization mine, String query, UriInfo request) {
        var json = OrganizationJson.of(mine, baseUrl);
        var part = query.strip().toLowerCase(Locale.ROOT);
        return Uni.combine()
                .all()
                .unis(projects.all(mine), teams.of(mine))
                .with(
                        (all, their) ->
                                all.stream()
                                        .filter(project -> isNamed(project, part))
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

    private static boolean isNamed(ProjectInfo project, String part) {
        return project.slug().contains(part)
                || project.name().toLowerCase(Locale.ROOT).contains(part);
    }
}
