package dev.mayday.contracts.issues;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jspecify.annotations.Nullable;

/// Sign-in of people, for the dashboard. Opening a session needs the service token; reading or
/// ending one needs the session's own token.
@Path("/internal/sessions")
public interface SessionsApi {

    /// 200 with a session, or 401 with a detail when the credentials are wrong, used up or
    /// expired; 429 with `Retry-After` after too many wrong tries.
    @POST
    Uni<Session> open(@HeaderParam("Authorization") String serviceBearer, Credentials credentials);

    /// A session of an hour for the local instance admin, when single sign-on does not work.
    /// Bearer: the service token. 401 when password or code is wrong; 429 after too many tries.
    @POST
    @Path("/break-glass")
    Uni<Session> breakGlass(@HeaderParam("Authorization") String serviceBearer, BreakGlass tried);

    /// The person behind a session token; 401 when it is unknown or over.
    @GET
    @Path("/current")
    Uni<Person> current(@HeaderParam("Authorization") String sessionBearer);

    /// Ends the session; ending one twice is no error.
    @DELETE
    @Path("/current")
    Uni<Void> close(@HeaderParam("Authorization") String sessionBearer);

    /// Either e-mail and password, or the secret of a one-time sign-in link.
    record Credentials(
            @Nullable String email, @Nullable String password, @Nullable String oneTimeSecret) {}

    /// @param password as the server told it
    /// @param code of the authenticator
    record BreakGlass(@Nullable String password, @Nullable String code) {}

    /// @param token opaque, to be sent as bearer; kept only as a hash
    record Session(String token, Person person) {}

    /// @param organization slug of the one at hand; empty for who belongs to none
    /// @param role in the organization: owner, admin, member or viewer
    /// @param home name of the organization at hand, for who belongs to more than one; else empty
    /// @param instanceAdmin whether the operations of the installation are theirs
    /// @param breakGlass whether they came in by break-glass
    /// @param mails whether the installation has a server for letters
    record Person(
            long id,
            String email,
            String name,
            String organization,
            String role,
            String home,
            boolean instanceAdmin,
            boolean breakGlass,
            boolean mails) {

        @JsonCreator
        public Person {}

        public Person(
                long id,
                String email,
                String name,
                String organization,
                String role,
                boolean instanceAdmin) {
            this(id, email, name, organization, role, "", instanceAdmin, false, true);
        }
    }
}
