package dev.mayday.contracts.people;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The organizations of a person, and the one at hand. Bearer: the person's session token.
@Path("/internal/organizations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface OrganizationApi {

    /// Those that the person belongs to, by name.
    @GET
    Uni<List<Belonging>> organizations(@HeaderParam("Authorization") String bearer);

    /// Founds one more, with the person as its owner; takes an owner of the one at hand. 400 with
    /// the reason when the name or slug cannot be used.
    @POST
    Uni<Belonging> found(@HeaderParam("Authorization") String bearer, Foundation foundation);

    /// Turns the session to another organization of the person; 404 when they do not belong to it.
    @PUT
    @Path("/at-hand")
    Uni<Belonging> turnTo(@HeaderParam("Authorization") String bearer, Choice choice);

    /// Where else the person sees what is not in the organization at hand: those of their other
    /// organizations that have it, by name.
    ///
    /// @param issue its id; null when a project is looked for
    /// @param project its slug; null when an issue is looked for
    @GET
    @Path("/elsewhere")
    Uni<List<Belonging>> elsewhere(
            @HeaderParam("Authorization") String bearer,
            @QueryParam("issue") @Nullable Long issue,
            @QueryParam("project") @Nullable String project);

    @GET
    @Path("/at-hand/settings")
    Uni<Settings> settings(@HeaderParam("Authorization") String bearer);

    /// Changes what is not null; takes an admin.
    @PUT
    @Path("/at-hand/settings")
    Uni<Settings> change(@HeaderParam("Authorization") String bearer, Change change);

    /// @param role of the person there
    /// @param atHand whether it is the one that pages are about
    record Belonging(String slug, String name, String role, boolean atHand) {}

    record Foundation(String name, @Nullable String slug) {}

    record Choice(String slug) {}

    /// @param openMembership members read, and may join, teams that they are not in
    /// @param closed what holds while membership is not open, or would hold if it were closed now
    /// @param changeable by the person
    record Settings(
            String slug,
            String name,
            boolean openMembership,
            Closed closed,
            String role,
            boolean changeable) {}

    /// What members and viewers see when they see only the projects of their teams.
    ///
    /// @param people all members and viewers
    /// @param losing those of them for whom at least one project does not exist then
    /// @param projects all that are not in the bin
    /// @param teamless those of them that are in no team: only admins and owners see them then
    record Closed(int people, int losing, int projects, int teamless) {}

    record Change(@Nullable String name, @Nullable Boolean openMembership) {}
}
