package dev.mayday.contracts.people;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Letting people in by a link that works once, for seven days.
@Path("/internal/invitations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface InvitationsApi {

    /// Bearer: the session of who invites. 400 with the field and the reason; 403 for a role above
    /// one's own.
    @POST
    Uni<Invited> invite(@HeaderParam("Authorization") String bearer, Draft draft);

    /// A new link, valid for seven days; the old one leads nowhere.
    @POST
    @Path("/{member}/renewals")
    Uni<Invited> renew(
            @HeaderParam("Authorization") String bearer, @PathParam("member") long member);

    /// What a link offers. It uses nothing up. Bearer: the service token.
    @POST
    @Path("/offers")
    Uni<Offer> look(@HeaderParam("Authorization") String serviceBearer, Link link);

    /// Accepts with the account of the session. 400 with the reason when the link is over, or the
    /// person belongs there already.
    @POST
    @Path("/acceptances")
    Uni<Accepted> accept(@HeaderParam("Authorization") String bearer, Link link);

    /// Makes an account with the invited address and accepts with it; 400 with the field and the
    /// reason, 403 where people come through a provider. Bearer: the service token.
    @POST
    @Path("/newcomers")
    Uni<Accepted> enter(@HeaderParam("Authorization") String serviceBearer, Newcomer newcomer);

    /// @param role owner, admin, member or viewer
    /// @param teams slugs
    record Draft(String email, String role, List<String> teams) {}

    /// @param link shown once, where no mail could be sent; null where it was mailed
    record Invited(long member, String email, Instant expires, @Nullable String link) {}

    record Link(String secret) {}

    /// @param known whether there is an account with the address already
    /// @param invitedBy empty when it was a token
    /// @param local whether an account with a password can be made; else people come through a
    ///     provider
    record Offer(
            State state,
            String organization,
            String email,
            String role,
            List<String> teams,
            String invitedBy,
            boolean known,
            boolean local) {}

    /// What became of a link.
    enum State {
        OPEN,
        EXPIRED,
        USED,
        WITHDRAWN,
        RENEWED,
        UNKNOWN
    }

    record Newcomer(String secret, String name, String password) {}

    /// @param organization what it is called
    record Accepted(String organization, String name, String email) {}
}
