package dev.mayday.contracts.signon;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Single sign-on, for the dashboard: it leads people through the provider; who they are here, and
/// whether they are let in, is decided in issues-service.
@Path("/internal/sign-on")
public interface SignOnApi {

    /// Opens a session for whom a provider vouched, or tells why not. Bearer: the service token.
    @POST
    Uni<Entry> enter(@HeaderParam("Authorization") String serviceBearer, Arrival arrival);

    /// Ends a session and tells where the provider's own is ended; ending one twice is no error.
    @POST
    @Path("/departures")
    Uni<Departure> leave(@HeaderParam("Authorization") String sessionBearer);

    /// What the mapping of a provider is, for its tester. Bearer: of who may see it.
    @GET
    @Path("/mappings")
    Uni<List<MappingText>> mappings(@HeaderParam("Authorization") String bearer);

    /// What the mapping makes of a set of claims; changes nothing. 400 when they are no JSON.
    @POST
    @Path("/trials")
    Uni<Trial> trial(@HeaderParam("Authorization") String bearer, TrialRequest request);

    /// What a provider said, verified.
    ///
    /// @param provider name of a [Provider]
    /// @param issuer the provider's; with subject, who somebody is
    /// @param sid the provider's session; null when it names none
    /// @param claims of the ID token, with those of UserInfo where that is asked
    /// @param refreshToken null when the provider gave none
    /// @param address whence the person comes; empty when unknown
    /// @param agent what the browser says of itself
    record Arrival(
            String provider,
            String issuer,
            String subject,
            @Nullable String sid,
            JsonNode claims,
            String idToken,
            @Nullable String refreshToken,
            String address,
            String agent) {}

    /// Either a token or a denial is there.
    ///
    /// @param token of the session, to be sent as bearer; kept only as a hash
    /// @param joined names of the organizations whose invitations this sign-in accepted
    record Entry(@Nullable String token, @Nullable Denial denial, List<String> joined) {
        public Entry {
            joined = List.copyOf(joined);
        }
    }

    /// Nobody here wants to let this person in.
    ///
    /// @param claim the path that was looked at
    /// @param found what it held; empty when the claim was missing
    /// @param missing whether it was not there at all
    /// @param expected the groups of which one is needed; empty when no group lets in
    /// @param absent organizations in which the groups give something, but which are not there
    record Denial(
            String claim,
            List<String> found,
            boolean missing,
            List<String> expected,
            List<String> absent) {
        public Denial {
            absent = List.copyOf(absent);
            found = List.copyOf(found);
            expected = List.copyOf(expected);
        }

        /// In a few words, for the logs; without the groups of the person.
        public String why() {
            if (!absent.isEmpty()) return "there is no organization " + String.join(", ", absent);
            if (missing) return "there is no claim " + claim;
            return "no line of the mapping applies to the claim " + claim;
        }
    }

    /// @param url of the provider, that ends its session and leads back; null when there is none
    /// @param title of the provider; empty when the session was none of a provider
    record Departure(@Nullable String url, String title) {}

    /// @param lines of the mapping, as they are written
    /// @param unmapped what becomes of who has no group
    /// @param absent organizations that it names and that are not there
    record MappingText(
            String provider,
            String title,
            String claim,
            List<String> lines,
            String unmapped,
            List<String> absent) {
        public MappingText {
            absent = List.copyOf(absent);
            lines = List.copyOf(lines);
        }
    }

    /// @param claims JSON, as pasted
    record TrialRequest(String provider, String claims) {}

    /// @param admitted whether somebody with these claims is let in
    /// @param grants what they get
    /// @param reasons line by line, in words
    record Trial(boolean admitted, List<Grant> grants, List<String> reasons) {
        public Trial {
            grants = List.copyOf(grants);
            reasons = List.copyOf(reasons);
        }
    }

    record Grant(String organization, String role, List<String> teams) {
        public Grant {
            teams = List.copyOf(teams);
        }
    }
}
