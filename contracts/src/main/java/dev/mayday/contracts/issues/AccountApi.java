package dev.mayday.contracts.issues;

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

/// A person's own account. Bearer: their session, unless it says otherwise.
@Path("/internal/account")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface AccountApi {

    @GET
    Uni<Account> account(@HeaderParam("Authorization") String bearer);

    @PUT
    @Path("/name")
    Uni<Void> rename(@HeaderParam("Authorization") String bearer, NewName name);

    /// Ends all other sessions. 400 when the old one is wrong or the new one too weak; 429
    /// after too many tries.
    @PUT
    @Path("/password")
    Uni<Void> changePassword(@HeaderParam("Authorization") String bearer, PasswordChange change);

    /// Ends one of the person's sessions. 404 when there is none of that number.
    @DELETE
    @Path("/sessions/{id}")
    Uni<Void> endSession(@HeaderParam("Authorization") String bearer, @PathParam("id") long id);

    /// Ends all but this one.
    @DELETE
    @Path("/sessions")
    Uni<Ended> endOthers(@HeaderParam("Authorization") String bearer);

    /// Sends a link to whoever lost a password. The same answer, after the same time, whether
    /// there is such an account or not. Bearer: the service token. 429 after too many.
    @POST
    @Path("/reset-requests")
    Uni<Void> requestReset(@HeaderParam("Authorization") String bearer, ResetRequest request);

    /// What becomes of such a request here. Bearer: the service token.
    @GET
    @Path("/reset-requests")
    Uni<ResetWay> resetWay(@HeaderParam("Authorization") String bearer);

    /// Makes a link for a member, to be handed over by whoever asks. Bearer: the session of an
    /// admin.
    ///
    /// @param membership of the organization at hand
    @POST
    @Path("/reset-links/{membership}")
    Uni<ResetLink> makeResetLink(
            @HeaderParam("Authorization") String bearer, @PathParam("membership") long membership);

    /// What such a link is good for. It uses nothing up. Bearer: the service token.
    @POST
    @Path("/reset-offers")
    Uni<ResetOffer> look(@HeaderParam("Authorization") String bearer, ResetSecret secret);

    /// Sets a new password with such a link, once, and ends all sessions. Bearer: the service
    /// token. 400 when the link is unknown, used or too old, or the password too weak.
    @POST
    @Path("/resets")
    Uni<Void> reset(@HeaderParam("Authorization") String bearer, Reset reset);

    /// @param local whether a password opens sessions in this installation
    /// @param sessions the last used first
    record Account(
            String email,
            String name,
            boolean hasPassword,
            boolean local,
            List<OpenSession> sessions) {
        public Account {
            sessions = List.copyOf(sessions);
        }
    }

    /// @param via `password`, `link`, `break-glass`, or the name of a provider
    /// @param agent what the browser said of itself
    /// @param current whether it is the one that asks
    record OpenSession(
            long id,
            String via,
            String address,
            String agent,
            Instant createdAt,
            Instant lastUsed,
            boolean current) {}

    record NewName(@Nullable String name) {}

    record PasswordChange(@Nullable String old, @Nullable String next) {}

    record Ended(long sessions) {}

    record ResetRequest(@Nullable String email) {}

    /// @param mailed whether a link can be mailed; else an admin makes one
    record ResetWay(boolean mailed) {}

    record ResetSecret(@Nullable String secret) {}

    /// @param email of the account; null when the link is unknown, used or too old
    record ResetOffer(@Nullable String email) {}

    /// @param url works once, within an hour; shown once
    record ResetLink(String url, String email) {}

    record Reset(@Nullable String secret, @Nullable String password) {}
}
