package dev.mayday.contracts.people;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Teams of the organization at hand. Bearer: the person's session token. A team that the person
/// may not see is 404.
@Path("/internal/teams")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface TeamsApi {

    /// Most teams of an organization, those in the bin among them.
    int MOST = 500;

    /// Those that the person may see, by name.
    @GET
    Uni<Teams> teams(@HeaderParam("Authorization") String bearer);

    /// 400 with the field and the reason.
    @POST
    Uni<Team> create(@HeaderParam("Authorization") String bearer, Draft draft);

    @GET
    @Path("/{slug}")
    Uni<TeamDetail> team(
            @HeaderParam("Authorization") String bearer, @PathParam("slug") String slug);

    /// Changes what is not null.
    @PUT
    @Path("/{slug}")
    Uni<Team> change(
            @HeaderParam("Authorization") String bearer,
            @PathParam("slug") String slug,
            Change change);

    /// Into the bin, for seven days: what it gave is taken at once.
    @DELETE
    @Path("/{slug}")
    Uni<Binned> remove(@HeaderParam("Authorization") String bearer, @PathParam("slug") String slug);

    /// Out of the bin; 400 when its slug is another's by now.
    @DELETE
    @Path("/bin/{id}")
    Uni<Team> restore(@HeaderParam("Authorization") String bearer, @PathParam("id") long id);

    /// The person joins, as far as membership is open.
    @PUT
    @Path("/{slug}/me")
    Uni<Void> join(@HeaderParam("Authorization") String bearer, @PathParam("slug") String slug);

    @DELETE
    @Path("/{slug}/me")
    Uni<Void> leave(@HeaderParam("Authorization") String bearer, @PathParam("slug") String slug);

    /// Adds a member, or says whether it is an admin of the team.
    @PUT
    @Path("/{slug}/members/{member}")
    Uni<Void> seat(
            @HeaderParam("Authorization") String bearer,
            @PathParam("slug") String slug,
            @PathParam("member") long member,
            Seat seat);

    @DELETE
    @Path("/{slug}/members/{member}")
    Uni<Void> unseat(
            @HeaderParam("Authorization") String bearer,
            @PathParam("slug") String slug,
            @PathParam("member") long member);

    /// @param project slug
    @PUT
    @Path("/{slug}/projects/{project}")
    Uni<Void> assign(
            @HeaderParam("Authorization") String bearer,
            @PathParam("slug") String slug,
            @PathParam("project") String project);

    @DELETE
    @Path("/{slug}/projects/{project}")
    Uni<Void> unassign(
            @HeaderParam("Authorization") String bearer,
            @PathParam("slug") String slug,
            @PathParam("project") String project);

    /// @param bin what can be brought back, for who may
    /// @param changeable whether the person may make and change teams
    record Teams(List<Team> teams, List<Binned> bin, boolean changeable) {}

    /// @param mine whether the person is in it
    /// @param joinable whether the person may join
    record Team(
            long id,
            String slug,
            String name,
            Instant created,
            long members,
            long projects,
            boolean mine,
            boolean joinable) {}

    /// @param until when it is purged
    record Binned(long id, String slug, String name, Instant until) {}

    /// @param outsiders members of the organization who are not in it, for who may add them
    /// @param otherProjects projects that are not of it, likewise
    record TeamDetail(
            Team team,
            List<TeamMember> members,
            List<TeamProject> projects,
            List<TeamMember> outsiders,
            List<TeamProject> otherProjects,
            boolean changeable) {}

    /// @param id of the member
    record TeamMember(
            long id,
            String name,
            String email,
            String role,
            boolean admin,
            boolean byProvider,
            boolean pending) {}

    record TeamProject(long id, String slug, String name) {}

    /// @param slug made from the name when null
    record Draft(String name, @Nullable String slug) {}

    record Change(@Nullable String name, @Nullable String slug) {}

    record Seat(boolean admin) {}
}
