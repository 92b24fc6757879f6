package dev.mayday.issues.api.sentry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mayday.contracts.access.Needs;
import dev.mayday.contracts.people.TeamsApi.Change;
import dev.mayday.contracts.people.TeamsApi.Draft;
import dev.mayday.issues.access.CurrentCaller;
import dev.mayday.issues.organization.BaseUrl;
import dev.mayday.issues.people.TeamBin;
import dev.mayday.issues.people.Teams;
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
import java.util.Objects;
import java.util.Set;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Teams, by slug or decimal id.
@Path("/api/0")
class TeamsResource {

    private static final Set<String> CHANGEABLE = Set.of("name", "slug");

    private final CurrentCaller caller;
    private final Teams teams;
    private final TeamBin bin;
    private final Pages pages;
    private final BaseUrl baseUrl;

    TeamsResource(CurrentCaller caller, Teams teams, TeamBin bin, Pages pages, BaseUrl baseUrl) {
        this.caller = caller;
        this.teams = teams;
        this.bin = bin;
        this.pages = pages;
        this.baseUrl = baseUrl;
    }

    @Needs("team:read")
    @GET
    @Path("/organizations/{organization}/teams")
    public Uni<RestResponse<List<TeamJson>>> all(@Context UriInfo request) {
        var in = caller.organization();
        return teams.all(in, caller.by())
                .map(all -> all.stream().map(team -> TeamJson.of(team, null)).toList())
                .map(all -> pages.page(all, null, request));
    }

    /// Either a name or a slug is enough.
    @Needs("team:write")
    @POST
    @Path("/organizations/{organization}/teams")
    @ResponseStatus(201)
    public Uni<TeamJson> create(@Nullable JsonNode body) {
        var in = caller.organization();
        var asked = Body.of(body, CHANGEABLE, Map.of());
        var slug = asked.text("slug");
        var name = Objects.requireNonNullElse(asked.text("name"), slug == null ? "" : slug);
        return teams.create(in, caller.by(), new Draft(name, slug))
                .map(team -> TeamJson.of(team, OrganizationJson.of(in, baseUrl)));
    }

    @Needs("team:read")
    @GET
    @Path("/teams/{organization}/{team}")
    public Uni<TeamJson> one(@RestPath String team) {
        var in = caller.organization();
        return teams.one(in, caller.by(), team)
                .map(found -> TeamJson.of(found, OrganizationJson.of(in, baseUrl)));
    }

    @Needs("team:write")
    @PUT
    @Path("/teams/{organization}/{team}")
    public Uni<TeamJson> change(@RestPath String team, @Nullable JsonNode body) {
        var in = caller.organization();
        var asked = Body.of(body, CHANGEABLE, Map.of());
        var change = new Change(asked.text("name"), asked.text("slug"));
        return teams.change(in, caller.by(), team, change)
                .map(changed -> TeamJson.of(changed, OrganizationJson.of(in, baseUrl)));
    }

    /// Into the bin.
    @Needs("team:admin")
    @DELETE
    @Path("/teams/{organization}/{team}")
    public Uni<Void> remove(@RestPath String team) {
        var in = caller.organization();
        return bin.remove(in, caller.by(), team).replaceWithVoid();
    }
}
