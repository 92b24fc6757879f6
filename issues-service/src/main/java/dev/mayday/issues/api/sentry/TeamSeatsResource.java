package dev.mayday.issues.api.sentry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mayday.contracts.access.Needs;
import dev.mayday.issues.Refused;
import dev.mayday.issues.access.CurrentCaller;
import dev.mayday.issues.organization.BaseUrl;
import dev.mayday.issues.people.TeamSeats;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.Set;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// Puts members into teams and takes them out.
@Path("/api/0")
class TeamSeatsResource {

    private final CurrentCaller caller;
    private final TeamSeats seats;
    private final BaseUrl baseUrl;

    TeamSeatsResource(CurrentCaller caller, TeamSeats seats, BaseUrl baseUrl) {
        this.caller = caller;
        this.seats = seats;
        this.baseUrl = baseUrl;
    }

    /// @param teamRole `admin` or `contributor`
    record SeatJson(boolean isActive, String teamRole) {}

    @Needs("team:write")
    @POST
    @Path("/organizations/{organization}/members/{member}/teams/{team}")
    @ResponseStatus(201)
    public Uni<TeamJson> add(@RestPath String member, @RestPath String team) {
        var in = caller.organization();
        return seats.seat(in, caller.by(), team, MembersResource.id(member), null)
                .map(found -> TeamJson.of(found, OrganizationJson.of(in, baseUrl)));
    }

    @Needs("team:write")
    @PUT
    @Path("/organizations/{organization}/members/{member}/teams/{team}")
    public Uni<SeatJson> change(
            @RestPath String member, @RestPath String team, @Nullable JsonNode body) {
        var in = caller.organization();
        var role = Body.of(body, Set.of("teamRole"), Map.of()).text("teamRole");
        if (role == null || !Set.of("admin", "contributor").contains(role)) {
            throw Refused.invalid("teamRole: admin or contributor");
        }
        boolean admin = role.equals("admin");
        return seats.seat(in, caller.by(), team, MembersResource.id(member), admin)
                .replaceWith(new SeatJson(true, role));
    }

    @Needs("team:write")
    @DELETE
    @Path("/organizations/{organization}/members/{member}/teams/{team}")
    @ResponseStatus(200)
    public Uni<TeamJson> remove(@RestPath String member, @RestPath String team) {
        var in = caller.organization();
        return seats.unseat(in, caller.by(), team, MembersResource.id(member))
                .map(found -> TeamJson.of(found, OrganizationJson.of(in, baseUrl)));
    }
}
