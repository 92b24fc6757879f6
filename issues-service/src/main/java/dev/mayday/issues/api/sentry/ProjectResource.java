package dev.mayday.issues.api.sentry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mayday.contracts.access.Needs;
import dev.mayday.contracts.issues.ProjectsApi.Change;
import dev.mayday.issues.access.CurrentCaller;
import dev.mayday.issues.organization.BaseUrl;
import dev.mayday.issues.organization.Organization;
import dev.mayday.issues.organization.ProjectBin;
import dev.mayday.issues.organization.ProjectSettings;
import dev.mayday.issues.organization.ProjectTeams;
import dev.mayday.issues.organization.Projects;
import dev.mayday.issues.organization.Projects.Wanted;
import dev.mayday.issues.read.ProjectDirectory;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.Set;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// A project: made in a team, read, changed, removed. What of it cannot be changed is refused
/// by its name.
@Path("/api/0")
class ProjectResource {

    private static final Set<String> CHANGEABLE =
            Set.of(
                    "name",
                    "slug",
                    "platform",
                    "allowedDomains",
                    "dataScrubber",
                    "dataScrubberDefaults",
                    "scrubIPAddresses",
                    "sensitiveFields",
                    "safeFields");

    private static final Set<String> OF_A_NEW_ONE = Set.of("name", "slug", "platform");

    /// Alert rules begin in mode watch or off, whatever is said.
    private static final Map<String, String> FIXED_OF_A_NEW_ONE = Map.of("default_rules", "true");

    private final CurrentCaller caller;
    private final ProjectDirectory projects;
    private final ProjectSettings settings;
    private final ProjectTeams teams;
    private final ProjectBin bin;
    private final Projects making;
    private final BaseUrl baseUrl;

    ProjectResource(
            CurrentCaller caller,
            ProjectDirectory projects,
            ProjectSettings settings,
            ProjectTeams teams,
            ProjectBin bin,
            Projects making,
            BaseUrl baseUrl) {
        this.caller = caller;
        this.projects = projects;
        this.settings = settings;
        this.teams = teams;
        this.bin = bin;
        this.making = making;
        this.baseUrl = baseUrl;
    }

    @Needs("project:read")
    @GET
    @Path("/projects/{organization}/{project}")
    public Uni<ProjectDetailJson> one(@RestPath String project) {
        return shown(caller.organization(), project);
    }

    @Needs(value = "project:write", whole = true)
    @POST
    @Path("/teams/{organization}/{team}/projects")
    @ResponseStatus(201)
    public Uni<ProjectDetailJson> create(@RestPath String team, @Nullable JsonNode json) {
        var mine = caller.organization();
        var body = Body.of(json, OF_A_NEW_ONE, FIXED_OF_A_NEW_ONE);
        var name = body.text("name");
        var slug = body.textOrNone("slug");
        var platform = body.textOrNone("platform");
        return teams.find(mine, team)
                .map(found -> new Wanted(name, slug, platform, found.id()))
                .chain(wanted -> making.create(mine, wanted, caller.actor()))
                .chain(made -> shown(mine, made.slug()));
    }

    @Needs("project:write")
    @PUT
    @Path("/projects/{organization}/{project}")
    public Uni<ProjectDetailJson> change(@RestPath String project, @Nullable JsonNode json) {
        var mine = caller.organization();
        var body = Body.of(json, CHANGEABLE, ProjectDetailJson.FIXED);
        var change =
                new Change(
                        body.text("name"),
                        body.text("slug"),
                        body.textOrNone("platform"),
                        body.texts("allowedDomains"),
                        body.flag("dataScrubber"),
                        body.flag("dataScrubberDefaults"),
                        body.flag("scrubIPAddresses"),
                        body.texts("sensitiveFields"),
                        body.texts("safeFields"));
        return projects.find(mine, project)
                .chain(found -> settings.change(mine, found.id(), change, caller.actor()))
                .chain(changed -> shown(mine, changed.slug()));
    }

    /// Into the bin, where it stays for a week.
    @Needs("project:admin")
    @DELETE
    @Path("/projects/{organization}/{project}")
    public Uni<Void> remove(@RestPath String project) {
        var mine = caller.organization();
        return projects.find(mine, project)
                .chain(found -> bin.remove(mine, found.id(), null, caller.actor()))
                .replaceWithVoid();
    }

    private Uni<ProjectDetailJson> shown(Organization mine, String project) {
        var json = OrganizationJson.of(mine, baseUrl);
        return projects.find(mine, project)
                .chain(
                        found ->
                                Uni.combine()
                                        .all()
                                        .unis(settings.of(mine, found.id()), teams.of(found.id()))
                                        .with(
                                                (state, their) ->
                                                        ProjectDetailJson.of(
                                                                ProjectJson.of(found, their, json),
                                                                state)));
    }
}
