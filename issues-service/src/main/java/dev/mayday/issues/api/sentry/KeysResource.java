package dev.mayday.issues.api.sentry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mayday.contracts.access.Needs;
import dev.mayday.contracts.issues.ProjectsApi.KeyChange;
import dev.mayday.issues.access.CurrentCaller;
import dev.mayday.issues.organization.BaseUrl;
import dev.mayday.issues.organization.ProjectKeys;
import dev.mayday.issues.read.ProjectDirectory;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// The client keys of a project. Limits of rate are none of a key's here.
@Path("/api/0/projects/{organization}/{project}/keys")
class KeysResource {

    private static final Set<String> OF_A_NEW_ONE = Set.of("name");
    private static final Set<String> CHANGEABLE = Set.of("name", "isActive");
    private static final Map<String, String> FIXED =
            Map.of("rateLimit", "null", "browserSdkVersion", "null");

    private final CurrentCaller caller;
    private final ProjectDirectory projects;
    private final ProjectKeys keys;
    private final Pages pages;
    private final BaseUrl baseUrl;

    KeysResource(
            CurrentCaller caller,
            ProjectDirectory projects,
            ProjectKeys keys,
            Pages pages,
            BaseUrl baseUrl) {
        this.caller = caller;
        this.projects = projects;
        this.keys = keys;
        this.pages = pages;
        this.baseUrl = baseUrl;
    }

    @Needs("project:read")
    @GET
    public Uni<RestResponse<List<KeyJson>>> all(
            @RestPath String project, @Context UriInfo request) {
        var mine = caller.organization();
        return projects.find(mine, project)
                .chain(
                        found ->
                                keys.of(found.id())
                                        .map(
                                                all ->
                                                        all.stream()
                                                                .map(
                                                                        key ->
                                                                                KeyJson.of(
                                                                                        key,
                                                                                        found.id(),
                                                                                        baseUrl))
                                                                .toList()))
                .map(all -> pages.page(all, null, request));
    }

    @Needs("project:read")
    @GET
    @Path("/{key}")
    public Uni<KeyJson> one(@RestPath String project, @RestPath String key) {
        var mine = caller.organization();
        return projects.find(mine, project)
                .chain(
                        found ->
                                keys.one(found.id(), key)
                                        .map(one -> KeyJson.of(one, found.id(), baseUrl)));
    }

    @Needs(value = "project:write", orTeamAdmin = true)
    @POST
    @ResponseStatus(201)
    public Uni<KeyJson> add(@RestPath String project, @Nullable JsonNode json) {
        var mine = caller.organization();
        var name = Body.of(json, OF_A_NEW_ONE, FIXED).textOrNone("name");
        return projects.find(mine, project)
                .chain(
                        found ->
                                keys.add(mine, found.id(), name, caller.actor())
                                        .map(made -> KeyJson.of(made, found.id(), baseUrl)));
    }

    @Needs(value = "project:write", orTeamAdmin = true)
    @PUT
    @Path("/{key}")
    public Uni<KeyJson> change(
            @RestPath String project, @RestPath String key, @Nullable JsonNode json) {
        var mine = caller.organization();
        var body = Body.of(json, CHANGEABLE, FIXED);
        var change = new KeyChange(body.text("name"), body.flag("isActive"));
        return projects.find(mine, project)
                .chain(
                        found ->
                                keys.change(mine, found.id(), key, change, caller.actor())
                                        .map(one -> KeyJson.of(one, found.id(), baseUrl)));
    }

    /// For ever: an SDK that still sends with it is refused within seconds.
    @Needs(value = "project:write", orTeamAdmin = true)
    @DELETE
    @Path("/{key}")
    public Uni<Void> revoke(@RestPath String project, @RestPath String key) {
        var mine = caller.organization();
        return projects.find(mine, project)
                .chain(found -> keys.revoke(mine, found.id(), key, caller.actor()))
                .replaceWithVoid();
    }
}
