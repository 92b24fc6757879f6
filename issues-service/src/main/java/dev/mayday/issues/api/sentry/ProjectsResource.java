package dev.mayday.issues.api.sentry;

import dev.mayday.issues.access.Scope;
import dev.mayday.issues.access.Secured;
import dev.mayday.issues.organization.BaseUrl;
import dev.mayday.issues.organization.Organization;
import dev.mayday.issues.read.ProjectDirectory;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/// Projects and their keys.
@Path("/api/0")
@Secured
class ProjectsResource {

    private final Here here;
    private final ProjectDirectory projects;
    private final Pages pages;
    private final BaseUrl baseUrl;

    ProjectsResource(Here here, ProjectDirectory projects, Pages pages, BaseUrl baseUrl) {
        this.here = here;
        this.projects = projects;
        this.pages = pages;
        this.baseUrl = baseUrl;
    }

    @GET
    @Path("/projects")
    public Uni<RestResponse<List<ProjectJson>>> all(@Context UriInfo request) {
        return page(here.allowed(Scope.PROJECT_READ), request);
    }

    @GET
    @Path("/organizations/{organization}/projects")
    public Uni<RestResponse<List<ProjectJson>>> all(
            @RestPath String organization, @Context UriInfo request) {
        return page(here.in(organization, Scope.PROJECT_READ), request);
    }

    private Uni<RestResponse<List<ProjectJson>>> page(Organization mine, UriInfo request) {
        var json = OrganizationJson.of(mine, baseUrl);
        return projects.all(mine)
                .map(all -> all.stream().map(project -> ProjectJson.of(project, json)).toList())
                .map(all -> pages.page(all, null, request));
    }

    @GET
    @Path("/projects/{organization}/{project}")
    public Uni<ProjectJson> one(@RestPath String organization, @RestPath String project) {
        var mine = here.in(organization, Scope.PROJECT_READ);
        var json = OrganizationJson.of(mine, baseUrl);
        return projects.find(mine, project).map(found -> ProjectJson.of(found, json));
    }

    @GET
    @Path("/projects/{organization}/{project}/keys")
    public Uni<RestResponse<List<KeyJson>>> keys(
            @RestPath String organization, @RestPath String project, @Context UriInfo request) {
        var mine = here.in(organization, Scope.PROJECT_READ);
        return projects.find(mine, project)
                .chain(found -> projects.keys(found).map(keys -> json(keys, found.id())))
                .map(keys -> pages.page(keys, null, request));
    }

    private List<KeyJson> json(List<ProjectDirectory.Key> keys, long project) {
        return keys.stream().map(key -> KeyJson.of(key, project, baseUrl)).toList();
    }
}
