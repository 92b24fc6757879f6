package dev.mayday.contracts.issues;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tokens with which programs use the web API. Bearer: the person's session token; a token
/// makes no tokens.
@Path("/internal/tokens")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface TokensApi {

    /// For a year at most, unless for ever.
    int MOST_DAYS = 366;

    /// Unless somebody says otherwise, a personal token ends after so many days.
    int USUAL_DAYS = 90;

    @GET
    Uni<Tokens> tokens(@HeaderParam("Authorization") String bearer);

    /// Makes a token; 400 with a detail that begins with the field, 403 for an organization's
    /// token when the person may not make one.
    @POST
    Uni<Made> make(@HeaderParam("Authorization") String bearer, Draft draft);

    /// Takes a token away, at once; 404 when it is none of the person's.
    @DELETE
    @Path("/{id}")
    Uni<Token> revoke(@HeaderParam("Authorization") String bearer, @PathParam("id") long id);

    /// @param mine of the person, the newest first
    /// @param organization of the organization; null for who may not see them
    /// @param scopes that the person may give
    /// @param baseUrl where programs find the installation
    /// @param slug of the organization
    record Tokens(
            List<Token> mine,
            @Nullable List<Token> organization,
            List<String> scopes,
            String baseUrl,
            String slug) {
        public Tokens {
            mine = List.copyOf(mine);
            organization = organization == null ? null : List.copyOf(organization);
            scopes = List.copyOf(scopes);
        }
    }

    /// @param hint what it begins with, and its last four characters
    /// @param projects slugs; null for all
    /// @param networks whence it may be used; null for from everywhere
    /// @param madeBy name; null when not known any more
    /// @param expires null for never
    /// @param lastUsed within five minutes; null for never
    record Token(
            long id,
            String name,
            String hint,
            List<String> scopes,
            @Nullable List<String> projects,
            @Nullable List<String> networks,
            @Nullable String madeBy,
            Instant created,
            @Nullable Instant expires,
            @Nullable Instant lastUsed) {
        public Token {
            scopes = List.copyOf(scopes);
            projects = projects == null ? null : List.copyOf(projects);
            networks = networks == null ? null : List.copyOf(networks);
        }
    }

    /// @param organization whether it is a token of the organization, which outlives its maker
    /// @param days until it expires; 0 for never; null for what is usual: 90 for a personal
    ///     token, never for one of the organization
    /// @param projects slugs; null or none for all
    /// @param networks addresses or CIDR; null or none for everywhere
    record Draft(
            @Nullable String name,
            boolean organization,
            @Nullable List<String> scopes,
            @Nullable Integer days,
            @Nullable List<String> projects,
            @Nullable List<String> networks) {}

    /// @param secret shown once
    record Made(String secret, Token token) {}
}
