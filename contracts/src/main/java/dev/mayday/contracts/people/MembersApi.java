package dev.mayday.contracts.people;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who belongs to the organization at hand, those who are only invited among them. A member is
/// known by an id that stays from the invitation to the removal. Bearer: the person's session
/// token.
@Path("/internal/members")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface MembersApi {

    /// So many a list shows; a search finds the others.
    int MOST = 500;

    /// More names are no help.
    int MOST_ASKED = 3;

    /// By name.
    ///
    /// @param query part of a name or address; null for all
    @GET
    Uni<Members> members(
            @HeaderParam("Authorization") String bearer,
            @QueryParam("query") @Nullable String query);

    /// Whom to ask for what only an admin may do: what the first admins and owners by name are
    /// called, at most [#MOST_ASKED]; an address where there is no name.
    @GET
    @Path("/admins")
    Uni<List<String>> admins(@HeaderParam("Authorization") String bearer);

    @GET
    @Path("/{id}")
    Uni<Member> member(@HeaderParam("Authorization") String bearer, @PathParam("id") long id);

    /// Gives a role. 400 with the reason when it is the last owner; 403 for a role above one's own.
    @PUT
    @Path("/{id}/role")
    Uni<Member> give(
            @HeaderParam("Authorization") String bearer, @PathParam("id") long id, Gift gift);

    /// What a removal will do.
    @GET
    @Path("/{id}/removal")
    Uni<Removal> removal(@HeaderParam("Authorization") String bearer, @PathParam("id") long id);

    /// Removes a member, or withdraws an invitation; anybody may leave. 400 for the last owner.
    @DELETE
    @Path("/{id}")
    Uni<Void> remove(@HeaderParam("Authorization") String bearer, @PathParam("id") long id);

    /// @param self id of the person who asks
    /// @param gives roles that the person may give, from least to most; empty when none
    /// @param more whether there are more than [#MOST]
    record Members(List<Member> members, long self, List<String> gives, boolean more) {}

    /// @param account null while only invited
    /// @param name empty while only invited
    /// @param byProvider whether single sign-on gave it
    /// @param changeable whether the person who asks may give a role, or remove
    /// @param pending null when accepted
    record Member(
            long id,
            @Nullable Long account,
            String name,
            String email,
            String role,
            boolean byProvider,
            Instant since,
            @Nullable Instant lastSignIn,
            List<Seat> teams,
            boolean changeable,
            @Nullable Pending pending) {}

    /// A team of a member.
    record Seat(String slug, String name, boolean admin, boolean byProvider) {}

    /// @param invitedBy empty when it was a token
    record Pending(Instant expires, boolean expired, String invitedBy) {}

    record Gift(String role) {}

    /// @param consequences sentences that begin with a verb: "ends 2 sessions"
    /// @param anonymised whether the account becomes "Former member n", because it belongs nowhere
    ///     else
    record Removal(Member member, boolean self, List<String> consequences, boolean anonymised) {}
}
